import test from 'ava';
import { explore, type Scenario } from 'routeproof';
import { exploreSubtrees, mergeExplorations } from 'routeproof/engines';
import { cases, long, longIf } from '../../sizes.ts';
import { firstHeard, placedInOrder } from './deep-orders.ts';

const seeds = cases({ short: 2, long: 4 });
const synchronous = true;

/** Four links with two messages each: 2,520 orders, in all of which nothing is wrong. */
const whole = () => ({ ...firstHeard('0123')(), properties: [] });

/** The most runs that it takes to find what is wrong, those of the search and those by chance, with each of the seeds. */
async function mostRuns(scenario: () => Scenario): Promise<number> {
  let most = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const { verdict, runs, cutOff, byChance } = await explore(scenario, { synchronous, seed, shrink: 0 });
    if (verdict !== 'violated') return Infinity;
    most = Math.max(most, runs + cutOff + byChance);
  }
  return most;
}

for (const [what, scenario] of [
  ['at an actor that hears two messages on each of five links', firstHeard('24031')],
  ['in a queue of the Interaction Server', placedInOrder('24031')],
] as const)
  longIf(what.includes('Server'))(`what one of 120 orders breaks, ${what}, is found within 1,000 runs`, async (t) => {
    const most = await mostRuns(scenario);
    t.log(`${most} runs at most, with ${seeds} seeds`);
    t.true(most <= 1000);
  });

test('the order that is the reverse of the ordinary one is found by the first run by chance', async (t) => {
  for (const links of ['43210', '6543210'])
    t.like(await explore(firstHeard(links), { synchronous, shrink: 0 }), {
      runs: 250,
      byChance: 1,
      verdict: 'violated',
    });
});

test('the search alone comes to none of them in as many runs, and says about how many are left', async (t) => {
  const alone = await explore(firstHeard('24031'), { synchronous, chance: false, runs: 1000 });
  t.like(alone, { verdict: 'bounded', bounds: ['runs'], runs: 1000, byChance: 0 });
  t.true(alone.runsLeft! > 1000);
});

long('in parts, with workers and in a fleet what is played by chance is the same', async (t) => {
  const one = mergeExplorations([await exploreSubtrees(whole, { synchronous })]);
  t.like(one, { verdict: 'proved', runs: 2520 });
  t.true(one.byChance > 1000);
  t.deepEqual(mergeExplorations([await exploreSubtrees(whole, { synchronous }, { atOnce: 3 })]), one);
  const shards = [];
  for (const index of [2, 1]) shards.push(await exploreSubtrees(whole, { synchronous }, { shard: { index, of: 2 } }));
  t.deepEqual(mergeExplorations(JSON.parse(JSON.stringify(shards)) as typeof shards), one);
  const failing = mergeExplorations([await exploreSubtrees(firstHeard('3051642'), { synchronous })]);
  t.true(failing.verdict === 'violated' && failing.byChance > 1000);
});

long('what a search proves, it proves in its own runs, with others by chance between them or without', async (t) => {
  const both = await explore(whole, { synchronous });
  const { byChance, ...alone } = await explore(whole, { synchronous, chance: false });
  t.like(both, { verdict: 'proved', runs: 2520, byChance: 2000 });
  t.is(byChance, 0);
  t.deepEqual({ ...both, byChance: 0 }, { ...alone, byChance: 0 });
});

long('what one of 5,040 orders breaks is found within 20,000 runs', async (t) => {
  for (const wanted of ['3051642', '6012345', '1650324']) {
    const most = await mostRuns(firstHeard(wanted));
    t.log(`${most} runs at most, with ${seeds} seeds`);
    t.true(most <= 20_000);
  }
});
