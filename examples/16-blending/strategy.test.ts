import test from 'ava';
import { explore, hours, play, simulate } from 'routeproof';
import day from './day.ts';
import scenario from './scenario.ts';

test('what fits beside what is in hand comes first; the call comes when nothing is', async (t) => {
  const { verdict, findings, outcomes } = await play(scenario);
  t.deepEqual([verdict, findings], ['pass', []]);
  const waits = new Map(outcomes.map(({ interaction, wait }) => [interaction, wait]));
  t.true(waits.get('mail 2')! > 29_000, 'until the draft is done');
  t.true(waits.get('call')! > 90_000, 'until both e-mails are done, and the chat');
});

test('when the news of what ann pulls is late, URS delivers beyond what she may have', async (t) => {
  const { verdict, failures } = await explore(scenario, { untilFailure: true, shrink: 0 });
  t.is(verdict, 'violated');
  t.deepEqual(
    failures.map(({ property }) => property),
    ['delivered-beyond-capacity'],
  );
});

test('who is not ready while she takes something never has too much, in any order', async (t) => {
  t.like(await explore(() => scenario({ rests: true })), { verdict: 'proved', failures: [], warnings: [] });
});

test('with a chat beside a call fewer callers give up', async (t) => {
  const gaveUp = async (beside: number) => {
    const { abandonmentRate } = await simulate(() => ({ ...day({ beside }), until: hours(3) }), {
      replications: 2,
      synchronous: true,
    });
    return abandonmentRate!.mean!;
  };
  t.true((await gaveUp(1)) < (await gaveUp(0)) / 2);
});
