import { explore, type Scenario } from 'routeproof';
import { lastZero, readers, threads } from './threads.ts';
import { inert } from '../inert-messages.ts';

/** A scenario whose classes of orders are counted by a formula. */
export interface Counted {
  readonly what: string;
  readonly scenario: () => Scenario;
  readonly runs: number;
  /** Runs that source sets cannot keep from beginning; an optimal search has none. */
  readonly cutOff: number;
  /** What tells two classes apart, in the run that ended last. */
  readonly view?: (() => string) | undefined;
}

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

/** Messages on so many links to one receiver: (n k)! / (k!)^n. */
const toOne = (links: number, messages: number): Counted => ({
  what: `${messages} messages on each of ${links} links to one receiver`,
  scenario: inert(links, messages, 'one actor'),
  runs: factorial(links * messages) / factorial(messages) ** links,
  cutOff: 0,
});

/** Which readers come before the writer: 2^n. */
const readersOf = (count: number): Counted => {
  const { scenario, accesses } = threads(readers(count), 'what it reads and writes');
  return {
    what: `a writer and ${count} readers`,
    ...{ scenario, runs: 2 ** count, cutOff: 0, view: accesses },
  };
};

/** Where nobody says that a reader only reads: all orders. */
const readersAsWriters = (count: number): Counted => {
  const { scenario } = threads(readers(count), 'nothing');
  return {
    what: `a writer and ${count} readers about whom nothing is said`,
    ...{ scenario, runs: factorial(count + 1), cutOff: 0 },
  };
};

/** `lastzero(n)` of Abdulla, Aronis, Jonsson and Sagonas (POPL 2014): (n + 3) 2^(n - 2). */
const lastZeroOf = (count: number, cutOff: number): Counted => {
  const { scenario, accesses } = threads(lastZero(count), 'what it reads and writes');
  return {
    what: `the last zero of an array of ${count}`,
    ...{ scenario, runs: (count + 3) * 2 ** (count - 2), cutOff, view: accesses },
  };
};

/** Exact counts, each with what is cut off. */
export const counted: readonly Counted[] = [
  ...[toOne(1, 4), toOne(2, 1), toOne(2, 2), toOne(3, 1), toOne(2, 4), toOne(3, 2), toOne(4, 1)],
  ...[readersOf(2), readersOf(4), readersOf(8), readersAsWriters(2), readersAsWriters(4)],
  ...[lastZeroOf(2, 0), lastZeroOf(3, 1), lastZeroOf(4, 6), lastZeroOf(5, 26)],
];

/** What is not as the formula has it; nothing where all is. */
export async function miscount({ what, scenario, runs, cutOff, view }: Counted): Promise<string | undefined> {
  const views = new Set<string>();
  const onRun = () => void (view && views.add(view()));
  const most = 2 * (runs + cutOff) + 10;
  const found = await explore(scenario, { synchronous: true, chance: false, runs: most, onRun });
  if (found.runs !== runs || found.cutOff !== cutOff)
    return `${what}: ${found.runs} runs and ${found.cutOff} cut off, not ${runs} and ${cutOff}`;
  if (view !== undefined && views.size !== runs) return `${what}: ${views.size} classes in ${runs} runs`;
  return undefined;
}
