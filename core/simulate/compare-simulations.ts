import type { Interval } from './estimates/interval.ts';
import { pairedDifference } from './estimates/paired-difference.ts';
import { countOf } from '../kernel/count-of.ts';
import { byName } from './by-name.ts';
import type { Measure } from './measures/measure.ts';
import { measureNamed } from './measures/measures.ts';
import { measuresIn, sampleOf, type Sample } from './measures/estimates-of.ts';
import { groupsIn, simulationDocument, type Groups, type SimulationDocument } from './simulation-document.ts';
import type { NumberedReplication, SimulationShard } from './simulation-shard.ts';

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
  /** The same by what was asked for: by the split, then by the part, as far as both have it. */
  readonly by: Readonly<Record<string, Readonly<Record<string, readonly Difference[]>>>>;
  /** Parts that one of the two alone has, by the split. */
  readonly onlyIn: Readonly<Record<string, OnlyIn>>;
  /** What can be said of it, in words. */
  readonly sentence: string;
}

/** Parts of the traffic that cannot be compared: only one of two simulations has them. */
export interface OnlyIn {
  /** Names of parts that the other does not have. */
  readonly first: readonly string[];
  /** Names of parts that the first does not have. */
  readonly other: readonly string[];
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
  const [before, after] = [groupsIn(runsOf(first.part, numbers)), groupsIn(runsOf(other.part, numbers))];
  const of = (groups: Groups, split = '', name = '') => groups.get(split)?.get(name) ?? numbers.map(() => undefined);
  const differences = differencesOf([], sampleOf(of(before)), sampleOf(of(after)));
  const splits = other.part.setUp.by.map((by) => by.join());
  const without = (split: string, these: Groups, those: Groups) =>
    [...(these.get(split)?.keys() ?? [])].filter((name) => !those.get(split)?.has(name)).sort(byName);
  return {
    name: other.name,
    against: first.name,
    document: simulationDocument(other.part),
    differences,
    by: Object.fromEntries(
      splits.map((split) => {
        const names = [...(after.get(split)?.keys() ?? [])].filter((name) => before.get(split)?.has(name)).sort(byName);
        const [one, two] = [before, after].map((groups) => (name: string) => sampleOf(of(groups, split, name)));
        const parts = names.map((name) => [name, differencesOf(split.split(','), one!(name), two!(name))] as const);
        return [split, Object.fromEntries(parts)];
      }),
    ),
    onlyIn: Object.fromEntries(
      splits.map((split) => [split, { first: without(split, before, after), other: without(split, after, before) }]),
    ),
    sentence: sentenceOf(other.name, first.name, numbers.length, differences),
  };
}

function runsOf({ runs }: SimulationShard, numbers: readonly number[]): readonly NumberedReplication[] {
  const byNumber = new Map(runs.map((run) => [run.replication, run]));
  return numbers.map((number) => byNumber.get(number)!);
}

/** Each measure of a part of the traffic that both samples have; of a cost it is enough that one has prices. */
const differencesOf = (by: readonly string[], before: Sample, after: Sample): readonly Difference[] =>
  compared.flatMap((name) => {
    const measure = [...measuresIn(by, before), ...measuresIn(by, after)].find((each) => each.name === name);
    if (measure === undefined) return [];
    const difference = differenceOf(measure, before, after);
    return difference.mean === null ? [] : [{ measure: name, difference, verdict: verdictOf(measure, difference) }];
  });

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
    differences
      .filter((each) => each.verdict === verdict)
      .map(({ measure }) => measureNamed(measure)!.title.replace(',', ''))
      .join(', ');
  const [better, worse] = [of('better'), of('worse')];
  // What is neither better nor worse where there is more of it.
  const rest = (['more', 'less'] as const).flatMap((verdict) =>
    of(verdict) === '' ? [] : [`${verdict} ${of(verdict)}`],
  );
  const [also, alone] = [rest.length === 0 ? '' : ` It has ${rest.join(', and ')}.`, rest.join(', and ')];
  if (better !== '' && worse !== '')
    return `${name} is better than ${first} in ${better}, and worse in ${worse}.${also}`;
  if (better !== '') return `${name} is better than ${first}: ${better}.${also}`;
  if (worse !== '') return `${name} is worse than ${first}: ${worse}.${also}`;
  const runs = countOf(replications, 'replication');
  if (alone !== '') return `${name} has ${alone} than ${first}; nothing is better or worse that ${runs} can show.`;
  return `Between ${name} and ${first} there is no difference that ${runs} can show.`;
}
