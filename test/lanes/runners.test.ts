import test from 'ava';
import { defineStrategy, placeInQueue, stop, type Strategy } from 'routeproof';
import { followsLanes, lanes, playLanes } from 'routeproof/testing';
import { map, timer } from 'rxjs';
import sinon from 'sinon';
import { question, table, words } from './conference-day.ts';
import { withInvitation, lead, vip, centreWith } from './acts.ts';

test('AVA: an implementation', lanes(table, words, withInvitation(`${lead}i-k`)));

test('AVA: an assertion, which gives the bench for more questions', async (t) => {
  const bench = await followsLanes(t, table, words, withInvitation(`${lead}i-k`));
  t.is(bench?.store.interaction(question)?.state, 'handling');
});

test('AVA: the assertion fails with the drawing', async (t) => {
  const [pass, fail] = [sinon.spy(), sinon.spy()];
  await followsLanes({ pass, fail }, table, words, withInvitation(`${lead}ik`), { colour: false });
  t.true(pass.notCalled);
  t.regex(
    fail.firstCall.args[0] as string,
    /^Lane 'bob gets' parts from the run at column 26, 4\.000 s \(test\/lanes\/runners\.test\.ts:\d+:\d+\)\.\n\n {2}expected/,
  );
});

test('another runner needs nothing but the promise', async (t) => {
  await t.notThrowsAsync(lanes(table, words, withInvitation(`${lead}i-k`))());
  await t.throwsAsync(lanes(table, words, withInvitation(`${lead}i--`))(), { name: 'LaneFailure' });
});

test('colours are there where they are wanted', async (t) => {
  const failing = (colour: boolean) => t.throwsAsync(playLanes(table, words, withInvitation(`${lead}--k`), { colour }));
  t.false((await failing(false))!.message.includes('\u001B['));
  t.true((await failing(true))!.message.includes('\u001B['));
});

test('spies on strategies and on services work inside virtual time', async (t) => {
  const lookup = sinon.fake((id: string, clock: Parameters<Strategy['route']>[1]['clock']) =>
    timer(2500, clock).pipe(map(() => `level of ${id}`)),
  );
  const strategy = defineStrategy({
    name: 'vip',
    route: ({ id }, desk) =>
      lookup(id, desk.clock).pipe(map((level) => (level.startsWith('level') ? stop() : placeInQueue('Later')))),
  });
  const route = sinon.spy(strategy, 'route');
  await playLanes(centreWith(strategy), vip, 'vip decides: - 3500ms s'.replace('- 3500ms', '3500ms'));
  t.true(route.calledOnce);
  t.true(route.calledBefore(lookup));
  t.is(route.firstCall.args[0].id, question);
  t.deepEqual(
    lookup.args.map(([id]) => id),
    [question],
  );
});
