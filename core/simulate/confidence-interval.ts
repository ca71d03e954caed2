import { meanInterval } from './estimates/mean-interval.ts';
import type { Interval } from './estimates/interval.ts';

export type { Interval } from './estimates/interval.ts';
export { studentT } from './estimates/student-t.ts';

/** The mean of independent samples with its interval after Student; samples of nothing are left out. */
export const confidenceInterval = (samples: readonly (number | null)[]): Interval => meanInterval(samples);
