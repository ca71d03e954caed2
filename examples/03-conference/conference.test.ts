import test from 'ava';
import { createBench } from 'routeproof';
import scenario from './scenario.ts';

test('one invitation is rejected, one times out, one is accepted; then dan leaves and the customer goes', async (t) => {
  const bench = createBench(scenario);
  await bench.runUntilQuiet();
  t.deepEqual(bench.findings, []);
  t.deepEqual(
    bench.phases.map(({ flow, at }) => `${at / 1000} s ${flow}`),
    [
      '10 s conference/invitation-issued',
      '12 s conference/invitation-rejected',
      '20 s conference/invitation-issued',
      '50 s conference/invitation-times-out',
      '60 s conference/invitation-issued',
      '62 s conference/invitation-accepted',
      '92 s conference/leave',
      '120 s stop-processing/a',
    ],
  );
});

test('the answer to ann comes when the invitation has ended, not before', async (t) => {
  const bench = createBench(scenario);
  const answers: string[] = [];
  const asked = new Set<number>();
  bench.bus.on('RequestConference').subscribe(({ ref }) => asked.add(ref!));
  bench.bus.messages.subscribe(({ to, ref, type, at }) => {
    if (to === 'ann' && ref !== undefined && asked.has(ref)) answers.push(`${at / 1000} s ${type}`);
  });
  await bench.runUntilQuiet();
  t.deepEqual(answers, ['12 s EventError', '50 s EventError', '62 s EventAck']);
});
