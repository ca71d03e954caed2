import {
  always,
  createBench,
  explore,
  exploreInParts,
  mergeExplorations,
  sometimes,
  type Bound,
  type Explored,
  type ExploreOptions,
  type Scenario,
  type SearchShard,
} from 'routeproof';
import { generated } from './explore-generated.ts';
import { caseOf, inWords } from './explore-oracle-case.ts';
import { counted, miscount } from './explore-oracle-counts.ts';
import { disagreement, relations, type Sizes } from './explore-oracle-relations.ts';
import { scenarioOf } from './explore-oracle-scenario.ts';
import { shuffled } from './explore-oracle-swap.ts';
import { viewOf } from './explore-oracle-views.ts';
import { inert } from './inert-messages.ts';

/** Says what is wrong with the search, or nothing. */
export type Check = () => Promise<string | undefined>;

const synchronous = { synchronous: true, shrink: 0 } as const;
const small: Sizes = { runs: 20, unreduced: 12, byChance: 10 };

/** The oracle's checks by name, each as small as it can be and still see what it is for. */
export const checks = {
  'exact counts': () => first(counted.map((each) => () => miscount(each))),
  'generated scenarios': () => first(seeds(0, 25).map((seed) => () => sameAsUnreduced(seed))),
  'cases at one instant': () => first(seeds(0, 30).map((seed) => () => agree(seed, small))),
  'swapped steps': () => first(seeds(0, 40).map((seed) => () => swapped(seed, 4))),
  'parts of a search': () => first(seeds(0, 15).map((seed) => () => sameInParts(seed))),
  'bounds are said': boundsAreSaid,
  'a search begins again': beginsAgain,
  'goals': goalsAreKnown,
  'runs repeat': runsRepeat,
  'the ordinary run': () => first(seeds(0, 8).map((seed) => () => ordinaryIsFirst(seed))),
} as const satisfies Readonly<Record<string, Check>>; // prettier-ignore

const seeds = (from: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => from + index);

async function first(all: readonly Check[]): Promise<string | undefined> {
  for (const each of all) {
    const wrong = await each();
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** A case of that seed, looked at by every relation. */
async function agree(seed: number, sizes: Sizes): Promise<string | undefined> {
  for (const [name, relation] of Object.entries(relations)) {
    const said = await disagreement(caseOf(seed), relation, sizes);
    if (said !== undefined && said !== 'too large') return `seed ${seed}, ${name}: ${said}\n${inWords(caseOf(seed))}`;
  }
  return undefined;
}

async function swapped(seed: number, times: number): Promise<string | undefined> {
  const said = await shuffled(caseOf(seed), seed, times);
  return said && `seed ${seed}: ${said}\n${inWords(caseOf(seed))}`;
}

/** Scenarios of actors with programs by chance, some of which break connections, choose, and take timers back. */
async function sameAsUnreduced(seed: number): Promise<string | undefined> {
  const { scenario, views } = generated(seed);
  const search = async (options: ExploreOptions) => {
    const seen = new Set<string>();
    const { verdict, bounds } = await explore(scenario, {
      ...synchronous,
      ...options,
      onRun: () => void seen.add(views()),
    });
    return { verdict, isWhole: !bounds.includes('runs'), seen: [...seen].toSorted().join('\n') };
  };
  const full = await search({ reduction: false, runs: 150 });
  if (!full.isWhole) return undefined;
  const reduced = await search({ runs: 300 });
  return full.verdict === reduced.verdict && full.seen === reduced.seen
    ? undefined
    : `generated scenario ${seed}: ${reduced.verdict} with reduction, ${full.verdict} without, or other views`;
}

const inBrief = ({ verdict, runs, goals, bounds }: Explored) => JSON.stringify({ verdict, runs, goals, bounds });

async function sameInParts(seed: number): Promise<string | undefined> {
  const { scenario } = generated(seed);
  const whole = await explore(scenario, { ...synchronous, runs: 200 });
  if (whole.bounds.includes('runs') || whole.verdict === 'violated') return undefined;
  const shards: SearchShard[] = [];
  for (const index of [2, 1])
    shards.push(
      await exploreInParts(scenario, { ...synchronous, runs: 1000 }, { undivided: 0, shard: { index, of: 2 } }),
    );
  const parts = mergeExplorations(shards);
  return inBrief(parts) === inBrief(whole)
    ? undefined
    : `generated scenario ${seed}: ${inBrief(parts)} in parts, ${inBrief(whole)} whole`;
}

/** What ended a search before its end is said, and nothing is proved by it. */
async function boundsAreSaid(): Promise<string | undefined> {
  const six = inert(3, 1, 'one actor');
  const limited = (): Scenario => ({ ...inert(3, 2, 'one actor')(), limits: { eventsPerRun: 4 } });
  const expected: readonly (readonly [Bound | 'none', runs: number, scenario: () => Scenario, ExploreOptions])[] = [
    ['none', 6, six, {}],
    ['runs', 4, six, { runs: 4 }],
    ['steps', 3, six, { steps: 7 }],
    ['stopped', 0, six, { signal: { aborted: true } }],
    ['time', 0, six, { time: 0 }],
    ['chance', 5, six, { random: 5 }],
    ['a limit of the bench', 6, limited, {}],
    ['nothing raced', 1, inert(1, 3, 'one actor'), {}],
  ];
  for (const [bound, runs, scenario, options] of expected)
    for (const undivided of [Infinity, 0]) {
      const shard = await exploreInParts(scenario, { ...synchronous, ...options }, { undivided });
      const found = mergeExplorations([shard]);
      const isSaid = bound === 'none' ? found.bounds.length === 0 : found.bounds.includes(bound);
      if (!isSaid || found.runs !== runs || (found.verdict === 'proved') !== (bound === 'none'))
        return `${inBrief(found)} where ${bound} should be said after ${runs} runs`;
    }
  return undefined;
}

/** A property that looks at more in a late run than it did in the first: what was left out until then may matter to it. */
async function beginsAgain(): Promise<string | undefined> {
  for (const undivided of [Infinity, 0]) {
    let runs = 0;
    const late = always('looks late', ({ trace }) => runs < 12 || trace.length >= 0);
    const scenario = () => {
      runs++;
      return inert(3, 2, 'many actors', [late])();
    };
    const found = mergeExplorations([await exploreInParts(scenario, synchronous, { undivided })]);
    if (found.runs !== 90 || !found.reduction.includes("'looks late' looks at the trace"))
      return `${found.runs} runs: ${found.reduction}`;
  }
  return undefined;
}

async function goalsAreKnown(): Promise<string | undefined> {
  const firstOf = (link: number) =>
    sometimes(`client ${link} is first`, ({ trace }) => trace.messages[0]?.from === `client ${link}`);
  const never = sometimes('nothing comes', ({ trace }) => trace.messages.length > 99);
  const whole = await explore(inert(3, 1, 'one actor', [0, 1, 2].map(firstOf)), synchronous);
  if (whole.verdict !== 'proved' || whole.goals.some(({ reached }) => !reached)) return inBrief(whole);
  const missed = await explore(inert(3, 1, 'one actor', [never]), synchronous);
  if (missed.verdict !== 'violated') return `a goal that was never reached: ${inBrief(missed)}`;
  const bounded = await explore(inert(3, 1, 'one actor', [never]), { ...synchronous, runs: 3 });
  return bounded.verdict === 'bounded' ? undefined : `a goal not reached so far: ${inBrief(bounded)}`;
}

/** What is kept from run to run makes runs that cannot be repeated: nothing is proved by them. */
async function runsRepeat(): Promise<string | undefined> {
  for (const every of [2, 3]) {
    let runs = 0;
    const leaking = () => inert(2, 1 + (runs++ % every), 'one actor')();
    const found = await explore(leaking, synchronous);
    if (found.failures[0]?.property !== 'non-determinism') return `what is kept from run to run: ${inBrief(found)}`;
  }
  return undefined;
}

/** The first run of a search is the one that `run` plays, which has no lanes and another agenda. */
async function ordinaryIsFirst(seed: number): Promise<string | undefined> {
  const { scenario, seen } = scenarioOf(caseOf(seed));
  const bench = createBench(scenario, { synchronous: true });
  await bench.runUntilQuiet();
  const ordinary = viewOf(bench, seen());
  let begun: string | undefined;
  await explore(scenario, { ...synchronous, runs: 1, onRun: (played) => void (begun ??= viewOf(played, seen())) });
  return begun === ordinary
    ? undefined
    : `seed ${seed}: the first run is not the ordinary one\n${inWords(caseOf(seed))}`;
}
