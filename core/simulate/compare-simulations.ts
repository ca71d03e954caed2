import type { Interval } from './estimates/interval.ts';
import { pairedDifference } from './estimates/paired-difference.ts';
import type { Measure } from './measures/measure.ts';
import { measureNamed } from './measures/measures.ts';
import { sampleOf, type Sample } from './measures/estimates-of.ts';
import { simulationDocument, type SimulationDocument } from './simulation-document.ts';
import type { SimulationShard } from './simulation-shard.ts';

/** One measure of two simulations, replication by replication: the other less the first. */
export interface Difference {
  /** Its name in the document: `serviceLevel`. */
  readonly measure: string;
  /** The other less the first, in the unit of the measure. */
  readonly difference: Interval;
  /** `no difference` where 0 lies in the interval, `unknown` where there is none. */
  readonly verdict: 'better' | 'worse' | 'more' | 'less' | 'no difference' | 'unknown';
}

/** One simulation held against another. */
export interface Comparison {
  /** Of the other: its file, or the value of what was swept. */
  readonly name: string;
  /** What it is held against. */
  readonly against: string;
  /** The other's own results. */
  readonly document: SimulationDocument;
  /** One for each measure that is compared. */
  readonly differences: readonly Difference[];
  /** What can be said of it, in words. */
  readonly sentence: string;
}

/** A simulation with its name. */
export interface NamedShard {
  /** Its file, or the value of what was swept. */
  readonly name: string;
  /** Its replications. */
  readonly part: SimulationShard;
}

const compared = [
  ...['serviceLevel', 'averageSpeedOfAnswer', 'meanWait', 'wait95', 'abandonmentRate', 'waitingAtEnd', 'occupancy'],
  'cost',
];

/** Holds simulations that met the same customers against the first of them. */
export const compareSimulations = (first: NamedShard, others: readonly NamedShard[]): readonly Comparison[] =>
  others.map((other) => comparison(first, other));

/** Holds one simulation against another that met the same customers. */
export function comparison(first: NamedShard, other: NamedShard): Comparison {
  // What only one of them has played says nothing about a difference.
  const both = new Set(other.part.runs.map(({ replication }) => replication));
  const numbers = first.part.runs.map(({ replication }) => replication).filter((each) => both.has(each));
  const [before, after] = [sampleIn(first.part, numbers), sampleIn(other.part, numbers)];
  const differences = compared.flatMap((name) => {
    const measure = measureNamed(name);
    if (measure === undefined) return [];
    const difference = differenceOf(measure, before, after);
    return difference.mean === null ? [] : [{ measure: name, difference, verdict: verdictOf(measure, difference) }];
  });
  return {
    name: other.name,
    against: first.name,
    document: simulationDocument(other.part),
    differences,
    sentence: sentenceOf(other.name, first.name, numbers.length, differences),
  };
}

function sampleIn({ runs }: SimulationShard, numbers: readonly number[]): Sample {
  const byNumber = new Map(runs.map((run) => [run.replication, run]));
  return sampleOf(numbers.map((number) => byNumber.get(number)!.cells.find(({ by }) => by.length === 0)));
}

function differenceOf({ of }: Measure, first: Sample, other: Sample): Interval {
  if ('percentile' in of) return pairedDifference.ofPercentiles(first.waits ?? [], other.waits ?? [], of.percentile);
  if ('count' in of) return pairedDifference.ofMeans(first.sums.map(of.count), other.sums.map(of.count));
  const ratios = ({ sums }: Sample) => sums.map((each) => ({ part: of.part(each), whole: of.whole(each) }));
  return pairedDifference.ofRatios(ratios(first), ratios(other));
}

function verdictOf({ better }: Measure, { low, high }: Interval): Difference['verdict'] {
  const isMore = low !== null && low > 0;
  if (!isMore && !(high !== null && high < 0)) return low === null || high === null ? 'unknown' : 'no difference';
  if (better === undefined) return isMore ? 'more' : 'less';
  return isMore === (better === 'more') ? 'better' : 'worse';
}

function sentenceOf(name: string, first: string, replications: number, differences: readonly Difference[]): string {
  const of = (verdict: Difference['verdict']) =>
    differences.filter((each) => each.verdict === verdict).map(({ measure }) => measureNamed(measure)!.title);
  const [better, worse] = [of('better'), of('worse')];
  if (better.length === 0 && worse.length === 0)
    return `Between ${name} and ${first} there is no difference that ${replications} replications can show.`;
  if (worse.length === 0) return `${name} is better than ${first}: ${better.join(', ')}.`;
  if (better.length === 0) return `${name} is worse than ${first}: ${worse.join(', ')}.`;
  return `${name} is better than ${first} in ${better.join(', ')}, and worse in ${worse.join(', ')}.`;
}
