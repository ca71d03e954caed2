import { createBench, explore, type Explored, type ExploreOptions, type Scenario } from 'routeproof';
import { exploreSubtrees, mergeExplorations, type SearchShard } from 'routeproof/engines';
import { generated } from '../generated.ts';
import { answering, comesBack, heedless } from './actors.ts';
import { lookedAt, lookedAtNotes, lookedAtUnheeded, overlooked, type Looked } from './alphabets.ts';
import { caseOf, inWords } from './case.ts';
import { counted, miscount } from './counts.ts';
import { disagreement, relations, type Sizes } from './relations.ts';
import { routedAlike, sharedIsSeen, swappedAround, swappedWithNews } from './routing-attempts.ts';
import { saying, type Check } from './saying.ts';
import { scenarioOf } from './scenario.ts';
import { shuffled } from './swap.ts';
import { viewOf } from './views.ts';

/** The search goes on after failures: an early end would hide what is lost. */
const synchronous = { synchronous: true, shrink: 0, failures: 1000 } as const;
const small: Sizes = { runs: 20, unreduced: 12, byChance: 10 };

/** The oracle's checks by name, each as small as it can be and still see what it is for. */
export const checks = {
  'exact counts': () => first(counted.map((each) => () => miscount(each))),
  'generated scenarios': () => first(seeds(0, 25).map((seed) => () => sameAsUnreduced(`generated scenario ${seed}`, generated(seed)))),
  'scenes': () => first(scenes.map(([what, { scenario, seen }]) => () => sameAsUnreduced(what, { scenario, views: seen }))),
  'what is cut off': () => first(known.map(([what, { scenario }, ...counts]) => () => asKnown(what, scenario, ...counts))),
  'cases at one instant': () => first([4_001_563, ...seeds(0, 30)].map((seed) => () => agree(seed, small))),
  'what properties look at': () => first(seeds(0, 60).map((seed) => () => seenAlike(`seed ${seed}`, lookedAt(seed)))),
  'what properties alone can tell': () => first([lookedAtUnheeded(), lookedAtNotes()].map((looked, index) => () => seenAlike(`${index}`, looked))),
  'swapped steps': () => first(seeds(0, 40).map((seed) => () => swapped(seed, 4))),
  'routing attempts': () => first([
    () => sharedIsSeen('the first looks'),
    () => sharedIsSeen('the first waits'),
    () => swappedWithNews(15),
    ...seeds(0, 12).map((seed) => () => routedAlike(seed)),
    ...seeds(0, 40).map((seed) => () => swappedAround(seed, 4)),
  ]),
  'parts of a search': () => first([17, 34, 42, 67, 85, ...seeds(0, 10)].map((seed) => () => sameInParts(seed))),
  ...saying,
  'the ordinary run': () => first(seeds(0, 8).map((seed) => () => ordinaryIsFirst(seed))),
  'references': referencesCount,
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
    const said = await disagreement(scenarioOf(caseOf(seed)), relation, sizes);
    if (said !== undefined && said !== 'too large') return `seed ${seed}, ${name}: ${said}\n${inWords(caseOf(seed))}`;
  }
  return undefined;
}

/** Whether properties see in all orders what they see without reduction. */
async function seenAlike(what: string, looked: Looked): Promise<string | undefined> {
  const said = await overlooked(looked, { runs: 30, unreduced: 30, byChance: 15 });
  return said === undefined || said === 'too large' ? undefined : `${what}: ${said}\n${looked.words}`;
}

async function swapped(seed: number, times: number): Promise<string | undefined> {
  const said = await shuffled(scenarioOf(caseOf(seed)), seed, times);
  return said && `seed ${seed}: ${said}\n${inWords(caseOf(seed))}`;
}

interface Watched {
  readonly scenario: () => Scenario;
  readonly views: () => string;
}

/** What a reduced search of a scenario shows that is small enough to be searched without reduction. */
async function sameAsUnreduced(what: string, { scenario, views }: Watched): Promise<string | undefined> {
  const search = async (options: ExploreOptions) => {
    const seen = new Set<string>();
    const { verdict, bounds } = await explore(scenario, {
      ...synchronous,
      chance: false,
      ...options,
      onRun: () => void seen.add(views()),
    });
    return { verdict, isWhole: !bounds.includes('runs'), seen: [...seen].toSorted().join('\n') };
  };
  const full = await search({ reduction: false, runs: 150 });
  if (!full.isWhole) return undefined;
  const reduced = await search({ runs: 300 });
  if (full.verdict === reduced.verdict && full.seen === reduced.seen) return undefined;
  return `${what}: ${reduced.verdict} with reduction, ${full.verdict} without; ${reduced.seen} or ${full.seen}`;
}

/** Somebody who heeds nothing, and somebody who comes back, in all that can be seen of them. */
const scenes = Object.entries({
  'who answers what it does not heed': heedless('answers'),
  'who complains of what it does not heed': heedless('complains'),
  'who loses time over what it does not heed': heedless('loses time'),
  'who comes back': comesBack(),
});

/** How many runs a search takes, and how many it begins and leaves, where nobody counts them by a formula. */
const known: readonly (readonly [what: string, Pick<Watched, 'scenario'>, runs: number, cutOff: number])[] = [
  ['who comes back', comesBack(), 50, 0],
  ...([[15, 30, 2], [21, 7, 0], [34, 42, 0], [40, 27, 4], [42, 96, 0], [176, 44, 0], [191, 43, 7], [196, 25, 0]] as const).map(
    ([seed, runs, cutOff]) => [`generated scenario ${seed}`, generated(seed), runs, cutOff] as const,
  ),
]; // prettier-ignore

async function asKnown(
  what: string,
  scenario: () => Scenario,
  runs: number,
  cutOff: number,
): Promise<string | undefined> {
  const found = await explore(scenario, { ...synchronous, runs: 300 });
  const said = `${what}: ${found.runs} runs and ${found.cutOff} cut off, not ${runs} and ${cutOff}`;
  return found.runs === runs && found.cutOff === cutOff ? undefined : said;
}

const inBrief = ({ verdict, runs, goals, bounds }: Explored) => JSON.stringify({ verdict, runs, goals, bounds });

async function sameInParts(seed: number): Promise<string | undefined> {
  const { scenario } = generated(seed);
  const whole = await explore(scenario, { ...synchronous, runs: 200 });
  if (whole.bounds.includes('runs') || whole.verdict === 'violated') return undefined;
  const shards: SearchShard[] = [];
  for (const index of [2, 1])
    shards.push(
      await exploreSubtrees(scenario, { ...synchronous, runs: 1000 }, { undivided: 0, shard: { index, of: 2 } }),
    );
  const parts = mergeExplorations(shards);
  return inBrief(parts) === inBrief(whole)
    ? undefined
    : `generated scenario ${seed}: ${inBrief(parts)} in parts, ${inBrief(whole)} whole`;
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

/** Who answers the answer to one of its requests does not answer those to others. */
async function referencesCount(): Promise<string | undefined> {
  const bench = createBench(answering, { synchronous: true });
  await bench.runUntilQuiet();
  const stops = bench.trace.messages.filter(({ type }) => type === 'RequestStopProcessing').length;
  return stops === 1 ? undefined : `${stops} requests to stop follow one answer`;
}
