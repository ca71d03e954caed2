import type { RulesFired } from './rules-fired.ts';

/** Two events that waited for one receiver at the same time, so that either could come first. */
export interface RacedPair {
  /** The actor that handled them. */
  readonly receiver: string;
  /** Their names, in the order of the alphabet: `RequestAccept from agent`, `delivering-timeout`. */
  readonly events: readonly [one: string, other: string];
  /** How often the one came first, and how often the other. */
  readonly orders: readonly [oneFirst: number, otherFirst: number];
}

/** The tables of the protocol whose rows are counted; `request` is what the server was asked, and in which state. */
export type CoveredTable = 'agent' | 'interaction' | 'medium' | 'request';

/** A row of a table of the protocol: what happened in which state. */
export interface PassedRow {
  /** Which table of the protocol. */
  readonly table: CoveredTable;
  /** The state before: the row's first column. */
  readonly state: string;
  /** What happened then, or the name of the request. */
  readonly event: string;
  /** How often it happened, or was asked for and not refused at once. */
  readonly times: number;
  /** How often it was asked for and refused at once. */
  readonly refused: number;
}

/** An answer that an actor may give to one of its choices. */
export interface GivenAnswer {
  /** What was asked, in words. */
  readonly question: string;
  /** One of its answers, in words. */
  readonly answer: string;
  /** How often it was given, in all runs. */
  readonly times: number;
}

/** What runs have shown: pairs of events in which order, rows of the tables, answers. What never came has the count 0. */
export interface Coverage {
  /** Runs that were counted. */
  readonly runs: number;
  /** In which order events came that raced. */
  readonly pairs: readonly RacedPair[];
  /** Rows of the tables, those that never came among them. */
  readonly rows: readonly PassedRow[];
  /** Answers to choices, those never given among them. */
  readonly answers: readonly GivenAnswer[];
  /** Rule tables that were asked, with the rows that never fired; absent where none was. */
  readonly rules?: readonly RulesFired[];
}
