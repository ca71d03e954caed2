import { WaitCounts } from './estimates/wait-counts.ts';

/** Waits in the memory of a few, and their percentiles. */
export class WaitPercentiles extends WaitCounts {}
