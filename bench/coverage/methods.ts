import { mean, sampleStandardDeviation } from 'simple-statistics';
import { nothing, type Interval } from '../../core/simulate/estimates/interval.ts';
import { meanInterval } from '../../core/simulate/estimates/mean-interval.ts';
import { percentileInterval } from '../../core/simulate/estimates/percentile-interval.ts';
import {
  pooledRatio,
  ratioInterval,
  ratioSpread,
  type PartOfWhole,
} from '../../core/simulate/estimates/ratio-interval.ts';
import { wilsonInterval } from '../../core/simulate/estimates/share-interval.ts';
import { studentT } from '../../core/simulate/estimates/student-t.ts';
import { WaitCounts } from '../../core/simulate/estimates/wait-counts.ts';
import type { Measure, OfRatio } from './measures.ts';
import { chanceFrom, type Replicated } from './plain-queue.ts';

/** What one seed has given: its replications, and their waits in one. */
export interface Sample {
  readonly runs: readonly Replicated[];
  readonly pooled: WaitCounts;
}

/** Makes an interval of a measure; undefined where the method has none. */
export type Method = (measure: Measure, sample: Sample) => Interval | undefined;

/** What a simulation prints. */
export const printed: Method = (measure, { runs, pooled }) => {
  if (measure.kind === 'mean') return meanInterval(runs.map(measure.of), { least: 0 });
  if (measure.kind === 'percentile')
    return percentileInterval(runs.map(({ waits }) => waits), measure.percent, pooled); // prettier-ignore
  return ratioInterval(runs.map(measure.of), measure.kind === 'share' ? { least: 0, most: 1 } : { least: 0 });
};

/** What a simulation printed before: the mean of what each replication says alone, after Student. */
export const eachAlone: Method = (measure, { runs }) => {
  if (measure.kind === 'mean') return meanInterval(runs.map(measure.of));
  if (measure.kind === 'percentile') return meanInterval(runs.map(({ waits }) => waits.of(measure.percent)));
  return meanInterval(runs.map(measure.of).map(({ part, whole }) => (whole > 0 ? part / whole : null)));
};

interface Linear {
  readonly ratio: number;
  readonly half: number;
  readonly samples: readonly PartOfWhole[];
}

const ofRatios =
  (interval: (linear: Linear, measure: OfRatio) => Interval): Method =>
  (measure, { runs }) => {
    if (measure.kind === 'mean' || measure.kind === 'percentile') return undefined;
    const samples = runs.map(measure.of).filter(({ whole }) => whole > 0);
    const ratio = pooledRatio(samples);
    const spread = ratio === null ? null : ratioSpread(samples, ratio);
    if (ratio === null || spread === null) return nothing;
    return interval({ ratio, half: spread.t * spread.error, samples }, measure);
  };

/** Student's interval of the linearised ratio. */
const linear = ofRatios(({ ratio, half }) => ({ mean: ratio, low: ratio - half, high: ratio + half }));

/** The same on the scale of logarithms. */
const logarithmic = ofRatios(({ ratio, half }) => ({
  mean: ratio,
  low: ratio * Math.exp(-half / ratio),
  high: ratio * Math.exp(half / ratio),
}));

/** Those ratios that the differences between parts and wholes do not refuse. */
const fieller = ofRatios(({ ratio, samples }) => {
  const count = samples.length;
  const [part, whole] = [mean(samples.map((each) => each.part)), mean(samples.map((each) => each.whole))];
  const factor = studentT(count - 1) ** 2 / (count * (count - 1));
  const sum = (of: (each: PartOfWhole) => number): number =>
    factor * samples.reduce((total, each) => total + of(each), 0);
  const a = whole ** 2 - sum((each) => (each.whole - whole) ** 2);
  const b = part * whole - sum((each) => (each.part - part) * (each.whole - whole));
  const c = part ** 2 - sum((each) => (each.part - part) ** 2);
  if (a <= 0) return { mean: ratio, low: null, high: null };
  const root = Math.sqrt(Math.max(0, b ** 2 - a * c));
  return { mean: ratio, low: (b - root) / a, high: (b + root) / a };
});

/** Each replication left out once. */
const jackknife: Method = (measure, sample) => {
  if (measure.kind === 'percentile') return jackknifeOfWaits(sample, measure.percent);
  return ofRatios(({ ratio, samples }) => {
    const without = samples.map((_, index) => pooledRatio(samples.filter((__, other) => other !== index))!);
    return fromLeftOut(ratio, without);
  })(measure, sample);
};

const jackknifeOfWaits = ({ runs, pooled }: Sample, percent: number): Interval => {
  const without = runs.map(({ waits }) => pooled.without(waits).of(percent)!);
  return fromLeftOut(pooled.of(percent)!, without);
};

const fromLeftOut = (all: number, without: readonly number[]): Interval => {
  const values = without.map((each) => all - (without.length - 1) * (each - all));
  const half = (studentT(values.length - 1) * sampleStandardDeviation(values)) / Math.sqrt(values.length);
  return { mean: all, low: all - half, high: all + half };
};

/** After Wilson, of as many independent customers as are as sure as the replications are. */
const wilson: Method = (measure, sample) =>
  measure.kind === 'share'
    ? ofRatios(({ ratio, samples }) => ({
        mean: ratio,
        ...wilsonInterval(ratio, ratioSpread(samples, ratio)!),
      }))(measure, sample)
    : undefined;

/** Whole replications drawn again, 200 times. */
const bootstrap: Method = (measure, { runs, pooled }) => {
  if (measure.kind !== 'percentile') return undefined;
  const chance = chanceFrom(pooled.count);
  const drawn = Array.from({ length: 200 }, () =>
    WaitCounts.pooled(runs.map(() => runs[Math.floor(chance() * runs.length)]!.waits)).of(measure.percent)!,
  ).sort((one, other) => one - other);
  return { mean: pooled.of(measure.percent), low: drawn[4]!, high: drawn[195]! };
};

/** Those waits within which so many may lie, by Wilson's interval at each of them. */
const sharesWithin: Method = (measure, { runs, pooled }) => {
  if (measure.kind !== 'percentile') return undefined;
  const at = (wait: number) => {
    const samples = runs.map(({ waits }) => ({ part: waits.upTo(wait), whole: waits.count }));
    const share = pooledRatio(samples)!;
    return wilsonInterval(share, ratioSpread(samples, share)!);
  };
  const first = (end: 'low' | 'high'): number | null => {
    let [from, to] = [0, 100];
    for (let each = 0; each < 14; each++) {
      const middle = (from + to) / 2;
      if (at(pooled.of(middle)!)[end] >= measure.percent / 100) to = middle;
      else from = middle;
    }
    return to === 100 ? null : pooled.of(to);
  };
  return { mean: pooled.of(measure.percent), low: first('high'), high: first('low') };
};

/** All methods by what tables call them; the first is what is printed. */
export const methods: Readonly<Record<string, Method>> = {
  printed,
  'each alone': eachAlone,
  linear,
  logarithmic,
  fieller,
  jackknife,
  wilson,
  'shares within': sharesWithin,
  bootstrap,
};
