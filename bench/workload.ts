/** Does a batch of a contender's work and says how many operations that was. */
export type Batch = () => number;

/** One way to do the work: ours, what people use today, or the plainest code that does this one thing. */
export interface Contender {
  readonly name: string;
  readonly role: 'ours' | 'peer' | 'ceiling';
  /** Builds all that the work needs; the time it takes is not measured. */
  readonly prepare: () => Batch;
}

/** How fast one contender was. */
export interface Reading {
  readonly name: string;
  readonly role: Contender['role'];
  /** Operations a second; 0 where there is nothing to measure. */
  readonly rate: number;
  /** Why there is nothing to measure. */
  readonly missing?: string | undefined;
}

/** What was promised, and what came of it. */
export interface Goal {
  readonly sentence: string;
  readonly reached: string;
  readonly met: boolean;
}

/** Readings of the same work, taken in the same run. */
export interface Comparison {
  readonly title: string;
  /** What a rate counts, in the plural. */
  readonly unit: string;
  readonly readings: readonly Reading[];
  readonly goal?: Goal | undefined;
}

/** How long to measure: as long as figures need, or only until everything has run once. */
export interface Pace {
  readonly quick: boolean;
}

/** One workload of the bench. */
export interface Workload {
  /** What `--only` takes. */
  readonly id: string;
  readonly title: string;
  readonly compare: (pace: Pace) => Iterable<Comparison>;
}
