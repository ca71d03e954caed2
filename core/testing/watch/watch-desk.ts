import { isObservable, type SchedulerAction, type SchedulerLike, type Subscription } from 'rxjs';
import type { Desk } from '../../contract/strategy.ts';
import type { Openings } from './openings.ts';

/** The same desk; what a strategy waits for, and what it schedules on the desk's clock, is kept with the line that asked for it. */
export const watchDesk = (desk: Desk, interaction: string, openings: Openings): Desk =>
  new Proxy(desk, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      const what = `a subscription to desk.${String(key)} for '${interaction}'`;
      if (key === 'clock') return watchClock(value as SchedulerLike, openings);
      if (isObservable(value)) return openings.watch(value.pipe(), what);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]): unknown => {
        const wait = Reflect.apply(value as (...given: unknown[]) => unknown, target, given);
        return isObservable(wait) ? openings.watch(wait, what) : wait;
      };
    },
  });

/** A clock that remembers who asked for it: RxJS subscribes later, from a stack without the strategy. */
function watchClock(clock: SchedulerLike, openings: Openings): SchedulerLike {
  const maker = openings.maker();
  return {
    now: () => clock.now(),
    schedule: <S>(work: (this: SchedulerAction<S>, state?: S) => void, delay?: number, state?: S): Subscription =>
      openings.made(maker, () => clock.schedule(work, delay, state as S)),
  };
}
