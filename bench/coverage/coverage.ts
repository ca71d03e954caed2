import { median } from 'simple-statistics';
import type { Interval } from '../../core/simulate/estimates/interval.ts';
import { pooledRatio } from '../../core/simulate/estimates/ratio-interval.ts';
import { WaitCounts } from '../../core/simulate/estimates/wait-counts.ts';
import { measuresOf, type Measure } from './measures.ts';
import type { Method, Sample } from './methods.ts';
import { played, type PlainQueue } from './plain-queue.ts';

/** How often the intervals of one measure by one method hold. */
export interface Coverage {
  readonly measure: string;
  readonly method: string;
  /** What lies in them: of all replications of all seeds together, or what theory says. */
  readonly truth: number;
  /** Of a hundred in which there is at least one end, how many hold. */
  readonly holds: number;
  /** Of a hundred, how many lie below the truth. */
  readonly below: number;
  /** Of a hundred, how many lie above it. */
  readonly above: number;
  /** Of a hundred, how many have both ends. */
  readonly bothEnds: number;
  /** Half the width of those that have, as a part of the truth: the median. */
  readonly width: number;
  /** The mean of the means less the truth, as a part of it. */
  readonly bias: number;
}

/** How many replications of one queue, with how many seeds. */
export interface Trial {
  readonly replications: number;
  readonly seeds: number;
  readonly methods: Readonly<Record<string, Method>>;
}

/** Plays a queue with each seed and holds the intervals against what all of them say together. */
export function coverageOfQueue(queue: PlainQueue, { replications, seeds, methods }: Trial): readonly Coverage[] {
  const measures = measuresOf(queue);
  const together = measures.map(() => new Truth());
  const found = measures.map(() => Object.keys(methods).map((): Interval[] => []));
  for (let seed = 1; seed <= seeds; seed++) {
    const sample = sampleOf(queue, seed, replications);
    measures.forEach((measure, index) => {
      together[index]!.add(measure, sample);
      Object.values(methods).forEach((method, place) => {
        const interval = method(measure, sample);
        if (interval !== undefined) found[index]![place]!.push(interval);
      });
    });
  }
  return measures.flatMap(({ name }, index) =>
    Object.keys(methods).flatMap((method, place) => {
      const intervals = found[index]![place]!;
      return intervals.length === 0 ? [] : [coverageOf(name, method, together[index]!.value, intervals)];
    }),
  );
}

/** The replications of one seed. */
export function sampleOf(queue: PlainQueue, seed: number, replications: number): Sample {
  const runs = Array.from({ length: replications }, (_, index) => played(queue, seed * 100_003 + index * 7919));
  return { runs, pooled: WaitCounts.pooled(runs.map(({ waits }) => waits)) };
}

/** What all replications of all seeds say together. */
export class Truth {
  #part = 0;
  #whole = 0;
  #waits: WaitCounts | undefined;
  #percent = 0;

  add(measure: Measure, { runs, pooled }: Sample): void {
    if (measure.kind === 'percentile') {
      (this.#waits ??= new WaitCounts()).merge(pooled);
      this.#percent = measure.percent;
      return;
    }
    for (const run of runs) {
      const { part, whole } = measure.kind === 'mean' ? { part: measure.of(run), whole: 1 } : measure.of(run);
      this.#part += part;
      this.#whole += whole;
    }
  }

  get value(): number {
    return this.#waits?.of(this.#percent) ?? pooledRatio([{ part: this.#part, whole: this.#whole }]) ?? 0;
  }
}

/** Counts how often intervals hold. */
export function coverageOf(measure: string, method: string, truth: number, intervals: readonly Interval[]): Coverage {
  const there = intervals.filter(({ low, high }) => low !== null || high !== null);
  const part = (count: number): number => (100 * count) / Math.max(1, there.length);
  const almost = 1e-9 * Math.max(1e-3, Math.abs(truth));
  const below = part(there.filter(({ high }) => high !== null && high < truth - almost).length);
  const above = part(there.filter(({ low }) => low !== null && low > truth + almost).length);
  const both = intervals.filter(({ low, high }) => low !== null && high !== null);
  const means = intervals.map(({ mean }) => mean).filter((mean) => mean !== null);
  return {
    ...{ measure, method, truth, below, above },
    holds: 100 - below - above,
    bothEnds: (100 * both.length) / intervals.length,
    width: both.length === 0 ? NaN : median(both.map(({ low, high }) => (high! - low!) / 2)) / Math.abs(truth),
    bias: means.reduce((sum, mean) => sum + mean, 0) / means.length / truth - 1,
  };
}
