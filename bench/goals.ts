import { rateText, timesText } from './figures.ts';
import type { Goal, Reading } from './workload.ts';

/** Ours does at least so many operations a second. */
export function atLeast(rate: number, readings: readonly Reading[]): Goal {
  const reached = readings.find(({ role }) => role === 'ours')?.rate ?? 0;
  return { sentence: `≥ ${rate / 1e6} M/s`, reached: `${rateText(reached)}/s`, met: reached >= rate };
}

/** Ours takes at most so many times as long as the peer. */
export function atMostTimes(factor: number, ours: Reading, peer: Reading): Goal {
  const reached = peer.rate / ours.rate;
  return { sentence: `≤ ${factor} × ${peer.name}`, reached: timesText(reached), met: reached <= factor };
}

/** The slowest of these readings is at most so many times as slow as the fastest. */
export function flatWithin(factor: number, readings: readonly Reading[]): Goal {
  const rates = readings.map(({ rate }) => rate);
  const reached = Math.max(...rates) / Math.min(...rates);
  return { sentence: `flat within ${factor} ×`, reached: timesText(reached), met: reached <= factor };
}
