import type { Scope } from './cell.ts';
import type { Sums } from './sums.ts';

/** In what a measure is told; times are in seconds. */
export type Unit = 'count' | 'share' | 'time' | 'number' | 'hours' | 'money';

/** A measure by its definition. */
export interface Measure {
  /** What documents call it: `averageSpeedOfAnswer`. */
  readonly name: string;
  /** What reports call it. */
  readonly title: string;
  /** Share, time or number. */
  readonly unit: Unit;
  /** What it is about, and so which parts of the traffic have it. */
  readonly scope: Scope;
  /** Its formula, in the terms of this table. */
  readonly formula: string;
  /** Where it is defined so. */
  readonly source: string;
  /** Whether more of it is better; absent where neither is. */
  readonly better?: 'more' | 'less';
  /** Counted once a replication; a ratio of sums; or a percentile of all waits. */
  readonly of: Counted | Ratio | Percentile;
}

/** Counted once a replication. */
export interface Counted {
  /** Of what was counted; times in seconds. */
  readonly count: (sums: Sums) => number;
}

/** The ratio of two sums. */
export interface Ratio {
  /** What is counted. */
  readonly part: (sums: Sums) => number;
  /** Of how much. */
  readonly whole: (sums: Sums) => number;
}

/** A percentile of all waits. */
export interface Percentile {
  /** Of a hundred. */
  readonly percentile: number;
}
