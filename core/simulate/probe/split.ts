import { WaitCounts } from '../estimates/wait-counts.ts';
import { agentDimensions, type Cell } from '../measures/cell.ts';
import { Sums, sumsThere } from '../measures/sums.ts';

/** What people split by, beside keys of the user data. */
export const askedFor: readonly string[] = [
  ...['stream', 'queue', 'virtual-queue', 'medium', 'interval', 'agent', 'group', 'skill'],
];

/** What traffic can be split by; every other name is a key of the user data. */
export const dimensions: readonly string[] = [
  ...['stream', 'queue', 'virtual-queue', 'medium', 'interval', 'work'],
  ...agentDimensions,
];

/** A part of the traffic while it is counted. */
export interface OpenCell {
  readonly of: readonly string[];
  readonly sums: Sums;
  readonly waits: WaitCounts | undefined;
}

/** What an interaction has in one dimension: a stream, several groups, or nothing. */
export type ValueIn = (dimension: string) => string | readonly string[] | undefined;

/** Values of user data may be without end: more parts than this are put together as one. */
const mostCells = 5000;

/** The name of the part that takes what is beyond so many. */
export const allOthers = '(others)';

/** The traffic in parts: by one dimension, or by two. */
export class Split {
  /** The dimensions; none for all of the traffic. */
  readonly by: readonly string[];
  /** It asks for an agent, so that it has those alone who were with one. */
  readonly isOfAgents: boolean;
  /** Which dimension is the interval of the day; -1 for none. */
  readonly interval: number;
  readonly #keepsWaits: boolean;
  readonly #isEndless: boolean;
  readonly #cells = new Map<string, OpenCell>();

  constructor(by: readonly string[], { keepsWaits }: { readonly keepsWaits: boolean }) {
    this.by = by;
    this.isOfAgents = by.some((each) => agentDimensions.includes(each));
    this.interval = by.indexOf('interval');
    this.#keepsWaits = keepsWaits;
    this.#isEndless = by.some((each) => !dimensions.includes(each));
  }

  /** Adds the parts that an interaction belongs to. */
  collect(valueIn: ValueIn, into: OpenCell[]): void {
    const [first, second] = this.by;
    if (first === undefined) return void into.push(this.cell(none));
    const one = valueIn(first);
    if (second === undefined) {
      if (typeof one === 'string') into.push(this.#cells.get(one) ?? this.cell([one]));
      else for (const each of one ?? none) into.push(this.cell([each]));
      return;
    }
    const other = listOf(valueIn(second));
    for (const each of listOf(one)) for (const too of other) into.push(this.cell([each, too]));
  }

  /** The part of that name; made when it is first asked for. */
  cell(of: readonly string[]): OpenCell {
    const key = of.length === 1 ? of[0]! : of.join('\u0000');
    let cell = this.#cells.get(key);
    if (cell !== undefined) return cell;
    if (this.#cells.size >= mostCells && this.#isEndless && of[0] !== allOthers)
      return this.cell(of.map(() => allOthers));
    cell = { of, sums: new Sums(), waits: this.#keepsWaits ? new WaitCounts() : undefined };
    this.#cells.set(key, cell);
    return cell;
  }

  get cells(): Iterable<OpenCell> {
    return this.#cells.values();
  }

  /** As it goes to a file or another thread, in the order of the names; where there was nothing, there is no part. */
  closed(): readonly Cell[] {
    const { by } = this;
    const keys = [...this.#cells.keys()].sort();
    return keys.flatMap((key) => {
      const { of, sums: all, waits } = this.#cells.get(key)!;
      const sums = sumsThere(all);
      if (by.length > 0 && Object.keys(sums).every((name) => name === 'time')) return [];
      return [{ by, of, sums, ...(waits !== undefined && { waits: waits.toJSON() }) }];
    });
  }
}

const none: readonly string[] = [];
const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? none : typeof value === 'string' ? [value] : value;
