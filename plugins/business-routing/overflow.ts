import { defer, map, NEVER, of, type Observable } from 'rxjs';
import type { Decision, Desk, Milliseconds } from 'routeproof';
import { checkedOptions, errors, optionKinds } from 'routeproof/kit';

/** When an interaction has waited enough, or need not begin to, and what becomes of it. */
export interface OverflowOptions {
  /** By time: after so long. */
  readonly after?: Milliseconds;
  /** By length: at once when more than so many wait, the one that asks not counted. */
  readonly longerThan?: number;
  /** Where they wait, as `desk.waiting` takes it: `'Support.GA'`, or the name of a queue. */
  readonly waitingFor?: string;
  /** What is decided then: `placeInQueue('Back office')`. */
  readonly to: Decision;
}

const kinds = {
  after: optionKinds.time,
  longerThan: optionKinds.count,
  waitingFor: optionKinds.name,
  to: ['a decision', (value: unknown) => typeof value === 'object' && value !== null && 'do' in value],
} as const;

/**
 * Overflow by time, by length of the line, or by both: emits the decision when it is due, and nothing before. The length is
 * judged when it is subscribed to: give it to `race` or `desk.first` before the wait for the target, which makes the line longer.
 */
export const overflow = (desk: Pick<Desk, 'after' | 'waiting'>, options: OverflowOptions): Observable<Decision> => {
  const { after, longerThan, waitingFor, to } = checkedOptions<OverflowOptions>('`overflow`', options, kinds);
  if (after === undefined && longerThan === undefined)
    throw errors.optionOutOfRange('`overflow`', 'after', 'not there', 'a time, or `longerThan` a length');
  if ((longerThan === undefined) !== (waitingFor === undefined))
    throw errors.optionOutOfRange(
      '`overflow`',
      longerThan === undefined ? 'longerThan' : 'waitingFor',
      'not there',
      'there: a length is one of a line',
    );
  const isLong = () => longerThan !== undefined && waitingFor !== undefined && desk.waiting(waitingFor) > longerThan;
  const late = after === undefined ? NEVER : desk.after(after).pipe(map(() => to));
  return defer(() => (isLong() ? of(to) : late));
};
