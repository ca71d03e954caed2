import { always, explore, sometimes, type Bound, type Explored, type ExploreOptions, type Scenario } from 'routeproof';
import { exploreSubtrees, mergeExplorations } from 'routeproof/engines';
import { afterSearch } from '../../../core/explore/after-search.ts';
import { Deadline } from '../../../core/explore/deadline.ts';
import { ordinarily } from '../../../core/explore/search/schedulers.ts';
import { Trials } from '../../../core/explore/shrink/trials.ts';
import { choosing, sendersTo } from './actors.ts';

import { inert } from '../inert-messages.ts';

/** Says what is wrong with the search, or nothing. */
export type Check = () => Promise<string | undefined>;

const synchronous = { synchronous: true, shrink: 0, failures: 1000 } as const;

const inBrief = ({ verdict, runs, goals, bounds }: Explored) => JSON.stringify({ verdict, runs, goals, bounds });

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
      const shard = await exploreSubtrees(scenario, { ...synchronous, ...options }, { undivided });
      const found = mergeExplorations([shard]);
      const isSaid = bound === 'none' ? found.bounds.length === 0 : found.bounds.includes(bound);
      if (!isSaid || found.runs !== runs || (found.verdict === 'proved') !== (bound === 'none'))
        return `${inBrief(found)} where ${bound} should be said after ${runs} runs`;
    }
  return undefined;
}

/** Two hubs with two senders each: 4 orders that a hub can tell apart, of 24 in all. */
const twoHubs =
  (properties: Scenario['properties'] = []) =>
  (): Scenario => ({
    name: 'two hubs',
    properties,
    plugins: ['left', 'right'].map((hub) => sendersTo(hub)),
  });

/** A property that looks at more in a late run than it did in the first: what was left out until then may matter to it. */
async function beginsAgain(): Promise<string | undefined> {
  const few = await explore(twoHubs(), synchronous);
  if (few.runs !== 4) return `two hubs: ${inBrief(few)}`;
  for (const undivided of [Infinity, 0]) {
    let runs = 0;
    const late = always('looks late', (judged) => runs < 4 || judged.trace.length >= 0);
    const scenario = () => {
      runs++;
      return twoHubs([late])();
    };
    const found = mergeExplorations([await exploreSubtrees(scenario, synchronous, { undivided })]);
    if (found.runs !== 24 || !found.reduction.includes("'looks late' looks at all messages"))
      return `${found.runs} runs: ${found.reduction}`;
  }
  return undefined;
}

/** The same of a search in which a counterexample is made smaller: the runs before the property looked do not count. */
async function smallerBeginsAgain(): Promise<string | undefined> {
  const late = always('looks late', (judged) => made < 4 || judged.trace.length >= 0);
  let [made, runs] = [0, 0];
  const scenario = () => {
    made++;
    return twoHubs([late])();
  };
  const trials = new Trials({ synchronous: true }, afterSearch([], new Deadline()));
  await trials.search(scenario, await trials.play(scenario, ordinarily), () => {
    runs++;
    return false;
  });
  return runs === 3 + 24 ? undefined : `${runs} runs in which two hubs are made smaller`;
}

async function goalsAreKnown(): Promise<string | undefined> {
  const firstOf = (link: number) =>
    sometimes(`client ${link} is first`, ({ trace }) => trace.messages[0]?.from === `client ${link}`);
  const never = sometimes('nothing comes', ({ trace }) => trace.messages.length > 99);
  const whole = await explore(inert(3, 1, 'one actor', [0, 1, 2].map(firstOf)), synchronous);
  if (whole.verdict !== 'proved' || whole.goals.some(({ reached }) => !reached)) return inBrief(whole);
  const missed = await explore(inert(3, 1, 'one actor', [never]), synchronous);
  if (missed.verdict !== 'violated') return `a goal that was never reached: ${inBrief(missed)}`;
  const limited = (): Scenario => ({ ...inert(3, 2, 'one actor', [never])(), limits: { eventsPerRun: 4 } });
  const cut = await explore(limited, synchronous);
  if (cut.verdict !== 'bounded') return `a goal that a run beyond the limit may reach: ${inBrief(cut)}`;
  const bounded = await explore(inert(3, 1, 'one actor', [never]), { ...synchronous, runs: 3 });
  return bounded.verdict === 'bounded' ? undefined : `a goal not reached so far: ${inBrief(bounded)}`;
}

/** Each answer to each question is given once. */
async function answersAreGiven(): Promise<string | undefined> {
  const { scenario, seen } = choosing(3);
  const given: string[] = [];
  await explore(scenario, { ...synchronous, onRun: () => void given.push(seen()) });
  return given.toSorted().join() === 'does 0,does 1,does 2' ? undefined : `of three answers, ${given.join()}`;
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

/** Whether a search says what it has done: its bounds, that it began again, its goals, each answer, and what does not repeat. */
export const saying = {
  'bounds are said': boundsAreSaid,
  'a search begins again': beginsAgain,
  'a smaller search begins again': smallerBeginsAgain,
  'goals': goalsAreKnown,
  'answers': answersAreGiven,
  'runs repeat': runsRepeat,
} as const satisfies Readonly<Record<string, Check>>; // prettier-ignore
