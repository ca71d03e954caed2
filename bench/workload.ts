/** Does a batch of a contender's work and says how many operations that was. */
export type Batch = () => number;

/** One way to do the work: ours, what people use today, or the plainest code that does no more than this one thing. */
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
  /** Operations a second. */
  readonly rate: number;
  /** Why there is no rate. */
  readonly missing?: string;
}

/** What was promised, and what came of it. */
export interface Goal {
  readonly sentence: string;
  readonly met: boolean;
}

/** Readings that may be compared with each other: the same work, done in the same run. */
export interface Comparison {
  readonly title: string;
  /** What a rate counts, in the plural. */
  readonly unit: string;
  readonly readings: readonly Reading[];
  readonly goal?: Goal | undefined;
}

/** How long to measure. */
export interface Pace {
  /** Only see that everything works. */
  readonly quick: boolean;
}

/** One workload of the bench; `id` is what `--only` takes. */
export interface Workload {
  readonly id: string;
  readonly title: string;
  readonly compare: (pace: Pace) => Iterable<Comparison>;
}

/** The goal of a rate that ours is to reach. */
export const atLeast = (rate: number, unit: string, readings: readonly Reading[]): Goal => ({
  sentence: `≥ ${rate / 1e6} M ${unit}/s`,
  met: readings.some((reading) => reading.role === 'ours' && reading.rate >= rate),
});
