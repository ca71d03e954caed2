import type { CountedTable, RowsFired, TableAsked } from '../kernel/guard/rows-fired.ts';

/** A row of a rule table that fired. */
export interface RowFired {
  /** Which row of the table it is, from 1. */
  readonly row: number;
  /** Where it stands in the file. */
  readonly line: number;
  /** How often it was the first row that held, in all runs. */
  readonly times: number;
  /** In how many runs it fired. */
  readonly runs: number;
}

/** A rule table that was asked, and which of its rows fired how often. */
export interface RulesFired {
  /** The path of its file, or its name where it has none. */
  readonly table: string;
  /** The same for the same rules: two versions of a file are not added up. */
  readonly digest: string;
  /** How many runs asked it. */
  readonly runs: number;
  /** How often it was asked, in all of them. */
  readonly asked: number;
  /** How often no row held, and in how many runs. */
  readonly none: Pick<RowFired, 'times' | 'runs'>;
  /** Rows that fired, in their order. */
  readonly fired: readonly RowFired[];
  /** The lines of those that never did, in their order. */
  readonly never: readonly number[];
}

/** The sum of a table. */
interface Sum {
  readonly table: string;
  readonly digest: string;
  readonly lines: readonly number[];
  runs: number;
  asked: number;
  readonly none: Count;
  /** By the place of the row, from 0. */
  readonly rows: Map<number, Count>;
}

interface Count {
  times: number;
  runs: number;
}

/** Adds up which rows of rule tables fired, run by run, or what others have added up. */
export class RuleCounts {
  readonly #sums = new Map<string, Sum>();
  /** A table that is made once is asked in all runs. */
  readonly #ofTable = new WeakMap<CountedTable, Sum>();

  /** Each table in the order of the alphabet. */
  get list(): readonly RulesFired[] {
    const sums = [...this.#sums].toSorted(([one], [other]) => (one < other ? -1 : 1));
    return sums.map(([, sum]) => documentOf(sum));
  }

  /** Takes in a run. Tables of the same rules count as one in it, too. */
  take({ tables }: RowsFired): void {
    if (tables.size === 0) return;
    const inRun = new Map<Sum, TableAsked[]>();
    for (const [table, asked] of tables) {
      const sum = this.#sumFor(table);
      inRun.set(sum, [...(inRun.get(sum) ?? []), asked]);
    }
    for (const [sum, asked] of inRun) takeRun(sum, asked);
  }

  /** Takes in sums. */
  add(parts: readonly RulesFired[]): void {
    for (const part of parts) {
      const sum = this.#sum(part.table, part.digest, () => linesOf(part));
      sum.runs += part.runs;
      sum.asked += part.asked;
      addTo(sum.none, part.none);
      for (const { row, ...count } of part.fired) addTo(countOf(sum, row - 1), count);
    }
  }

  #sumFor(table: CountedTable): Sum {
    let sum = this.#ofTable.get(table);
    if (sum === undefined) this.#ofTable.set(table, (sum = this.#sum(table.name, table.digest, () => table.lines)));
    return sum;
  }

  #sum(table: string, digest: string, lines: () => readonly number[]): Sum {
    const key = `${table}\n${digest}`;
    let sum = this.#sums.get(key);
    if (sum === undefined) {
      sum = { table, digest, lines: lines(), runs: 0, asked: 0, none: { times: 0, runs: 0 }, rows: new Map() };
      this.#sums.set(key, sum);
    }
    return sum;
  }
}

/** The same of several places, such as parts of a search. */
export function addedRules(parts: Iterable<readonly RulesFired[] | undefined>): readonly RulesFired[] {
  const counts = new RuleCounts();
  for (const part of parts) counts.add(part ?? []);
  return counts.list;
}

function takeRun(sum: Sum, asked: readonly TableAsked[]): void {
  sum.runs++;
  const times = new Map<number, number>();
  for (const each of asked) for (const [row, count] of each.times) times.set(row, (times.get(row) ?? 0) + count);
  let held = 0;
  for (const [row, count] of times) {
    held += count;
    addTo(countOf(sum, row), { times: count, runs: 1 });
  }
  const all = asked.reduce((before, each) => before + each.asked, 0);
  sum.asked += all;
  if (all > held) addTo(sum.none, { times: all - held, runs: 1 });
}

function countOf({ rows }: Sum, row: number): Count {
  let count = rows.get(row);
  if (count === undefined) rows.set(row, (count = { times: 0, runs: 0 }));
  return count;
}

function addTo(count: Count, { times, runs }: Count): void {
  count.times += times;
  count.runs += runs;
}

function documentOf({ table, digest, lines, runs, asked, none, rows }: Sum): RulesFired {
  const places = [...rows.keys()].toSorted((one, other) => one - other);
  return {
    ...{ table, digest, runs, asked, none: { ...none } },
    fired: places.map((place) => ({ row: place + 1, line: lines[place]!, ...rows.get(place)! })),
    never: lines.filter((_, place) => !rows.has(place)),
  };
}

/** The line of each row: those that never fired stand in the places that are left. */
function linesOf({ fired, never }: RulesFired): readonly number[] {
  const lines = Array.from<number>({ length: fired.length + never.length });
  const places = new Set(fired.map(({ row, line }) => ((lines[row - 1] = line), row - 1)));
  let next = 0;
  for (let place = 0; place < lines.length; place++) if (!places.has(place)) lines[place] = never[next++]!;
  return lines;
}
