import { errors, type BenchError } from '../errors.ts';
import type { Milliseconds } from '../time.ts';

/** The error for a time at which nothing can be scheduled: it is over, or no number at all. */
export const wrongTime = (who: string, due: Milliseconds, now: Milliseconds): BenchError =>
  typeof due !== 'number' || Number.isNaN(due)
    ? errors.unscheduledNumber(who, due)
    : errors.scheduleInPast(who, due, now);
