import { Subscription, type SchedulerLike } from 'rxjs';
import type { Clock } from './clock.ts';

/**
 * Lets a scheduler of RxJS drive a bench: one wake-up at a time lies on it, at the next due time, and runs all that is
 * due then. Unsubscribing leaves the bench standing still.
 */
export function drivenBy(clock: Clock, scheduler: SchedulerLike): Subscription {
  const origin = scheduler.now() - clock.now();
  const driver = new Subscription();
  let wakeUp = Subscription.EMPTY;

  const wake = () => {
    clock.onEarlier(-Infinity, arm); // What comes in meanwhile is seen when the run has ended.
    const ran = clock.run({ until: scheduler.now() - origin });
    if (ran) ran.then(arm, fail);
    else arm();
  };
  const arm = () => {
    wakeUp.unsubscribe();
    driver.remove(wakeUp);
    if (driver.closed) return;
    const due = clock.nextDue();
    clock.onEarlier(due, arm);
    if (due === Infinity) return;
    wakeUp = scheduler.schedule(wake, Math.max(0, due + origin - scheduler.now()));
    driver.add(wakeUp);
  };
  // A run with turns fails after its wake-up is over: the scheduler is where an error of a wake-up belongs.
  const fail = (error: unknown) =>
    void scheduler.schedule(() => {
      throw error;
    });

  clock.follow(() => scheduler.now() - origin);
  driver.add(() => clock.follow(undefined));
  arm();
  return driver;
}
