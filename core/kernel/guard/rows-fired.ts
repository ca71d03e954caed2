import { digestOf } from '../digest-of.ts';
import type { BenchContext } from './bench-context.ts';
import { InRun } from './in-run.ts';

/** A table of rules whose rows are counted: where it stands, and on which line each row does. */
export class CountedTable {
  /** The path of its file as findings name it, or its name. */
  readonly name: string;
  /** The line of each row, in their order. */
  readonly lines: readonly number[];
  readonly #content: () => object;
  #digest: string | undefined;

  /** `content` is what tells it from another one of that name, which is asked for once and only where rows are counted. */
  constructor(name: string, lines: readonly number[], content: () => object) {
    this.name = name;
    this.lines = lines;
    this.#content = content;
  }

  /** The same for two tables of the same rules. */
  get digest(): string {
    return (this.#digest ??= digestOf(this.#content()));
  }
}

/** How often a table was asked in a run, and how often each row was the one that held. */
export interface TableAsked {
  asked: number;
  /** By the place of the row, from 0; those that never held are not in it. */
  readonly times: Map<number, number>;
}

/** The rows of rule tables that fired in one run, whoever asked but a property: that looks at a run, and is no part of it. */
export class RowsFired {
  readonly #tables = new Map<CountedTable, TableAsked>();
  #isJudged = false;

  /** Each table that was asked, in the order in which they were first. */
  get tables(): ReadonlyMap<CountedTable, TableAsked> {
    return this.#tables;
  }

  /** A table was asked, and this row held; below 0 none did. */
  fired(table: CountedTable, row: number): void {
    if (this.#isJudged) return;
    let known = this.#tables.get(table);
    if (known === undefined) this.#tables.set(table, (known = { asked: 0, times: new Map() }));
    known.asked++;
    if (row >= 0) known.times.set(row, (known.times.get(row) ?? 0) + 1);
  }

  /** Does what looks at the run: what it asks is not counted. */
  judged<R>(look: () => R): R {
    this.#isJudged = true;
    try {
      return look();
    } finally {
      this.#isJudged = false;
    }
  }
}

const rowsFired = new InRun<RowsFired>(() => new RowsFired());

/** What is counted in the run of this bench. */
export const rowsFiredOn = (bench: BenchContext): RowsFired => rowsFired.of(bench);

/** A table was asked, and this row of it held, counted from 0; below 0 none did. Outside of runs nothing is counted. */
export const rowFired = (table: CountedTable, row: number): void => rowsFired.here?.fired(table, row);
