import type { Milliseconds } from '../kernel/time.ts';

/** Virtual time for people: `61.500 s`. */
export const timeText = (time: Milliseconds): string => `${(time / 1000).toFixed(3)} s`;
