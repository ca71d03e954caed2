import { LaneFailure } from './lane-failure.ts';

/** Whether a test context is AVA's, by what no other runner has. */
export const isAva = (t: unknown): boolean =>
  typeof t === 'object' && t !== null && ['snapshot', 'try', 'timeout', 'throwsAsync'].every((name) => name in t);

/**
 * The failure as AVA shows it once: it writes the message of what is thrown beside the title of the test, in a picture of the
 * error and above its stack, but what an assertion of a library says (which has `actual` and `expected`) in one place. The
 * drawing names the author's line; a stack has only lines of the bench.
 */
export function shownOnce({ message, position }: LaneFailure): LaneFailure {
  const failure = new LaneFailure(message, position);
  failure.stack = '';
  return Object.assign(failure, { actual: undefined, expected: undefined });
}
