import { defer, map, NEVER, of, type Observable } from 'rxjs';
import type { Decision, Desk, Milliseconds } from 'routeproof';

/** When an interaction has waited enough, or need not begin to, and what becomes of it. */
export interface OverflowOptions {
  /** By time: after so long. */
  readonly after?: Milliseconds;
  /** By length: at once when more than so many wait, the one that asks not counted. */
  readonly longerThan?: number;
  /** Where they wait, as `desk.waiting` takes it: `'Support.GA'`, or the name of a queue. */
  readonly waitingFor?: string;
  readonly to: Decision;
}

/**
 * Overflow by time, by length of the line, or by both: emits the decision when it is due, and nothing before. The length is
 * judged when it is subscribed to: give it to `race` or `desk.first` before the wait for the target, which makes the line longer.
 */
export const overflow = (
  desk: Pick<Desk, 'after' | 'waiting'>,
  { after, longerThan, waitingFor, to }: OverflowOptions,
): Observable<Decision> => {
  const isLong = () => longerThan !== undefined && waitingFor !== undefined && desk.waiting(waitingFor) > longerThan;
  const late = after === undefined ? NEVER : desk.after(after).pipe(map(() => to));
  return defer(() => (isLong() ? of(to) : late));
};
