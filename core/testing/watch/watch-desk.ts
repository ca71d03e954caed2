import { isObservable, type SchedulerAction, type SchedulerLike, type Subscription } from 'rxjs';
import type { Desk } from '../../contract/strategy.ts';
import type { Leaks } from './leaks.ts';

/** The same desk; what a strategy waits for, and what it schedules on the desk's clock, is kept with the line that asked for it. */
export const watchDesk = (desk: Desk, interaction: string, leaks: Leaks): Desk =>
  new Proxy(desk, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      const what = `a subscription to desk.${String(key)} for '${interaction}'`;
      if (key === 'clock') return watchClock(value as SchedulerLike, leaks);
      if (isObservable(value)) return leaks.watch(value.pipe(), what);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]): unknown => {
        const wait = Reflect.apply(value as (...given: unknown[]) => unknown, target, given);
        return isObservable(wait) ? leaks.watch(wait, what) : wait;
      };
    },
  });

/** A clock that remembers who asked for it: RxJS subscribes later, from a stack without the strategy. */
function watchClock(clock: SchedulerLike, leaks: Leaks): SchedulerLike {
  const maker = leaks.maker();
  return {
    now: () => clock.now(),
    schedule: <S>(work: (this: SchedulerAction<S>, state?: S) => void, delay?: number, state?: S): Subscription =>
      leaks.made(maker, () => clock.schedule(work, delay, state as S)),
  };
}
