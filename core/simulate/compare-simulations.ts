import { confidenceInterval, type Interval } from './confidence-interval.ts';
import { simulationDocument, type SimulationDocument } from './simulation-document.ts';
import type { SimulationShard } from './simulation-shard.ts';

/** One measure of two simulations, replication by replication: the other less the first. */
export interface Difference {
  /** Its name in the document: `serviceLevel`. */
  readonly measure: string;
  /** The other less the first, in the unit of the measure. */
  readonly difference: Interval;
  /** `no difference` where 0 lies in the interval. */
  readonly verdict: 'better' | 'worse' | 'no difference';
}

/** One simulation held against the first. */
export interface Comparison {
  /** Of the other: its file, or the value of what was swept. */
  readonly name: string;
  /** The other's own results. */
  readonly document: SimulationDocument;
  /** One for each measure that is compared. */
  readonly differences: readonly Difference[];
  /** What can be said of it, in words. */
  readonly sentence: string;
}

/** What is compared, and whether more of it is better. */
const compared: Readonly<Record<string, 'more' | 'less'>> = {
  serviceLevel: 'more',
  meanWait: 'less',
  wait95: 'less',
  leftShare: 'less',
  occupancy: 'less',
};

/** Holds simulations that met the same customers against the first of them. */
export function compareSimulations(
  first: { readonly name: string; readonly part: SimulationShard },
  others: readonly { readonly name: string; readonly part: SimulationShard }[],
): readonly Comparison[] {
  return others.map(({ name, part }) => {
    const differences = Object.keys(compared).map((measure) => differenceOf(measure, first.part, part));
    return { name, document: simulationDocument(part), differences, sentence: sentenceOf(name, first, differences) };
  });
}

/** Paired: both met the same customers, so what those brought about is in both and goes out of the difference. */
function differenceOf(measure: string, first: SimulationShard, other: SimulationShard): Difference {
  const before = new Map(first.runs.map(({ replication, measures }) => [replication, measures[measure] ?? null]));
  const samples = other.runs.map(({ replication, measures }) => {
    const [one, two] = [before.get(replication) ?? null, measures[measure] ?? null];
    return one === null || two === null ? null : two - one;
  });
  const difference = confidenceInterval(samples);
  return { measure, difference, verdict: verdictOf(difference, compared[measure]!) };
}

function verdictOf({ low, high }: Interval, better: 'more' | 'less'): Difference['verdict'] {
  if (low === null || high === null || (low <= 0 && high >= 0)) return 'no difference';
  return low > 0 === (better === 'more') ? 'better' : 'worse';
}

function sentenceOf(
  name: string,
  { name: first, part }: { readonly name: string; readonly part: SimulationShard },
  differences: readonly Difference[],
): string {
  const told = differences.filter(({ measure }) => measure !== 'occupancy');
  const of = (verdict: Difference['verdict']) =>
    told.filter((each) => each.verdict === verdict).map(({ measure }) => inWords[measure] ?? measure);
  const [better, worse] = [of('better'), of('worse')];
  if (better.length === 0 && worse.length === 0)
    return `Between ${name} and ${first} there is no difference that ${part.runs.length} replications can show.`;
  if (worse.length === 0) return `${name} is better than ${first}: ${better.join(', ')}.`;
  if (better.length === 0) return `${name} is worse than ${first}: ${worse.join(', ')}.`;
  return `${name} is better than ${first} in ${better.join(', ')}, and worse in ${worse.join(', ')}.`;
}

const inWords: Readonly<Record<string, string>> = {
  serviceLevel: 'service level',
  meanWait: 'mean wait',
  wait95: '95th percentile of waits',
  leftShare: 'share of customers who leave',
};
