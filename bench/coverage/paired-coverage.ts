import type { Interval } from '../../core/simulate/estimates/interval.ts';
import { pairedDifference } from '../../core/simulate/estimates/paired-difference.ts';
import { coverageOf, sampleOf, Truth, type Coverage } from './coverage.ts';
import { measuresOf, type Measure } from './measures.ts';
import type { Sample } from './methods.ts';
import type { PlainQueue } from './plain-queue.ts';

/** Plays a queue with each seed, and again with one agent more for the same customers, and holds the intervals of the differences. */
export function coverageOfPairs(
  queue: PlainQueue,
  { replications, seeds }: { readonly replications: number; readonly seeds: number },
): readonly Coverage[] {
  const measures = measuresOf(queue);
  const more = { ...queue, agents: queue.agents + 1 };
  const found = measures.map(() => ({ first: new Truth(), other: new Truth(), intervals: [] as Interval[] }));
  for (let seed = 1; seed <= seeds; seed++) {
    const [first, other] = [sampleOf(queue, seed, replications), sampleOf(more, seed, replications)];
    measures.forEach((measure, index) => {
      const of = found[index]!;
      of.first.add(measure, first);
      of.other.add(measure, other);
      of.intervals.push(differenceOf(measure, first, other));
    });
  }
  return measures.map(({ name }, index) => {
    const { first, other, intervals } = found[index]!;
    return coverageOf(name, 'one agent more', other.value - first.value, intervals);
  });
}

function differenceOf(measure: Measure, first: Sample, other: Sample): Interval {
  const [one, two] = [first.runs, other.runs];
  if (measure.kind === 'mean') return pairedDifference.ofMeans(one.map(measure.of), two.map(measure.of));
  if (measure.kind !== 'percentile') return pairedDifference.ofRatios(one.map(measure.of), two.map(measure.of));
  const waits = ({ runs }: Sample) => runs.map((run) => run.waits);
  return pairedDifference.ofPercentiles(waits(first), waits(other), measure.percent);
}
