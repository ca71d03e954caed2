import type { Milliseconds } from '../kernel/time.ts';
import type { WaitSeries } from './wait-series.ts';

/** How long a run warms up, and how that was found. */
export interface WarmUp {
  readonly method: 'MSER-5' | 'given' | 'none';
  readonly time: Milliseconds;
}

/**
 * The rule MSER-5: cuts where the standard error of the mean of what is left is smallest. A cut in the second half says
 * that the run was too short to tell; then a half is cut.
 */
export function mser5(series: WaitSeries): Milliseconds {
  const { batches } = series;
  let [sum, squares, best, cut] = [0, 0, Infinity, 0];
  for (let left = 1; left <= batches.length; left++) {
    const { mean } = batches[batches.length - left]!;
    sum += mean;
    squares += mean * mean;
    const deviations = squares - (sum * sum) / left;
    const at = batches.length - left;
    if (at > batches.length / 2 || left < 10) continue;
    const error = deviations / left ** 2;
    if (error > best) continue;
    best = error;
    cut = at;
  }
  return cut === 0 ? 0 : batches[cut - 1]!.endsAt;
}
