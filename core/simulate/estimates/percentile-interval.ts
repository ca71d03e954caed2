import { nothing, type Interval } from './interval.ts';
import { ratioInterval, type PartOfWhole } from './ratio-interval.ts';
import { secondsAt, WaitCounts } from './wait-counts.ts';

const share = { least: 0, most: 1 };

/**
 * A percentile of all waits of all replications, in seconds: those waits are in its interval within which, by the interval of
 * their share, so many of a hundred may lie. An end beyond what was seen is null.
 */
export function percentileInterval(waits: readonly WaitCounts[], percent: number): Interval {
  const there = waits.filter(({ count }) => count > 0);
  const pooled = WaitCounts.pooled(there);
  const mean = pooled.of(percent);
  if (mean === null) return nothing;
  if (there.length === 1) return { mean, low: null, high: null };
  const places = pooled.pairs().map(([place]) => place);
  const within = sharesWithin(there, places);
  const reaches = (end: 'low' | 'high') => (at: number) => ratioInterval(within(at), share)[end]! >= percent / 100;
  const [low, high] = [firstOf(places.length, reaches('high')), firstOf(places.length, reaches('low'))];
  return { mean, low: secondsOf(places[low]), high: secondsOf(places[high]) };
}

const secondsOf = (place: number | undefined): number | null => (place === undefined ? null : secondsAt(place));

/** How many of each replication waited no longer than the waits of a place. */
function sharesWithin(waits: readonly WaitCounts[], places: readonly number[]): (at: number) => PartOfWhole[] {
  const sums = waits.map((each) => {
    const counts = new Map(each.pairs());
    let sum = 0;
    return places.map((place) => (sum += counts.get(place) ?? 0));
  });
  return (at) => waits.map(({ count }, index) => ({ part: sums[index]![at]!, whole: count }));
}

/** The first of so many for which something holds that holds for all after it. */
function firstOf(count: number, holds: (at: number) => boolean): number {
  let [from, to] = [0, count];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
