import test from 'ava';
import { explore, play } from 'routeproof';
import scenario from './scenario.ts';
import acknowledgeOnce from './strategy.ts';

test('played once, no fault happens, and all goes well', async (t) => {
  t.like(await play(scenario), { verdict: 'pass', findings: [] });
});

test('when URS is started again between the acknowledgement and the note of it, the customer gets two', async (t) => {
  const { verdict, failures } = await explore(scenario, { synchronous: true, untilFailure: true });
  t.is(verdict, 'violated');
  t.deepEqual(
    failures.map(({ property }) => property),
    ['a customer gets one acknowledgement at most'],
  );
  t.regex(failures[0]!.race.at(-1)!, /^Fault: urs restarts after \w+\.$/);
});

test('where the note comes first, no run of the first 60 gives him two', async (t) => {
  const careful = () => ({ ...scenario(), strategy: acknowledgeOnce({ careful: true }) });
  t.deepEqual((await explore(careful, { synchronous: true, runs: 60 })).failures, []);
});
