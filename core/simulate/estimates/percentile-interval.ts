import { nothing, type Interval } from './interval.ts';
import { ratioSpread } from './ratio-interval.ts';
import { wilsonInterval } from './share-interval.ts';
import { WaitCounts } from './wait-counts.ts';

/**
 * A percentile of all waits of all replications, in seconds, and its interval after Woodruff: how sure the share of those is who waited
 * no longer says which percentiles are its ends. Downwards that is Wilson's interval. Upwards it is Student's and half its square more,
 * for the fewer long waits were seen, the surer they seem; where that leaves none beyond it, there is no upper end.
 */
export function percentileInterval(
  waits: readonly WaitCounts[],
  percent: number,
  pooled: WaitCounts = WaitCounts.pooled(waits),
): Interval {
  const mean = pooled.of(percent);
  if (mean === null) return nothing;
  const samples = waits.filter(({ count }) => count > 0).map((each) => ({ part: each.upTo(mean), whole: each.count }));
  const within = pooled.upTo(mean) / pooled.count;
  const spread = ratioSpread(samples, within);
  if (spread === null) return { mean, low: null, high: null };
  const low = percent / 100 - (within - wilsonInterval(within, spread).low);
  const beyond = 1 - percent / 100;
  const half = (spread.t * Math.max(spread.error, Math.sqrt((within * (1 - within)) / pooled.count))) / beyond;
  const high = 1 - beyond * (1 - half - half ** 2 / 2);
  return { mean, low: pooled.of(Math.max(0, 100 * low)), high: within < 1 && high < 1 ? pooled.of(100 * high) : null };
}
