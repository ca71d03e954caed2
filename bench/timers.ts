import { Clock, inOrder } from 'routeproof/engines';
import { VirtualTimeScheduler, type SchedulerAction, type SchedulerLike } from 'rxjs';
import { createFakeClock, fakeTimersVersion } from './fake-timers.ts';
import { atLeast, flatWithin } from './goals.ts';
import { fastestInTurn, measure } from './measure.ts';
import { mixed } from './mixed.ts';
import type { Comparison, Contender, Pace, Workload } from './workload.ts';

/** B3: timers that set themselves again when they fire, as RxJS schedules them. */
export const timers: Workload = {
  id: 'B3',
  title: 'clock: timers that re-arm in 1..1000 ms',
  *compare(pace) {
    for (const count of [10, 1000, 10_000]) {
      const readings = measure(contenders(count), pace);
      const goal = count === 10_000 ? atLeast(1e6, readings) : undefined;
      yield { title: `${count.toLocaleString('en')} timers`, unit: 'events', readings, goal };
    }
    yield asWorkGrows(pace);
  },
};

/** Timers under way: lets that much time pass and says how many have fired. */
type Advance = (time: number) => number;

const contenders = (count: number): readonly Contender[] =>
  (
    [
      ['Routeproof: actor clock', 'ours', ourTimers],
      ['RxJS VirtualTimeScheduler', 'peer', virtualTimers],
      [`@sinonjs/fake-timers ${fakeTimersVersion}`, 'peer', fakeTimers],
    ] as const
  ).map(([name, role, start]) => {
    // About 500 events: timers fire every 500.5 ms on average.
    const time = Math.ceil((500 * 500) / count);
    return { name, role, prepare: () => batchOf(start(count), time) };
  });

const batchOf = (advance: Advance, time: number) => () => advance(time);

function ourTimers(count: number): Advance {
  const clock = new Clock({ choices: inOrder(), limits: { eventsPerRun: Infinity } });
  return scheduled(count, clock.actor('actor'), (until) => void clock.run({ until }));
}

function virtualTimers(count: number): Advance {
  const scheduler = new VirtualTimeScheduler();
  return scheduled(count, scheduler, (until) => {
    scheduler.maxFrames = until;
    scheduler.flush();
  });
}

function scheduled(count: number, scheduler: SchedulerLike, runTo: (time: number) => void): Advance {
  const delay = delays();
  let fired = 0;
  function fire(this: SchedulerAction<number>, timer?: number): void {
    fired++;
    this.schedule(timer, delay());
  }
  for (let timer = 0; timer < count; timer++) scheduler.schedule(fire, delay(), timer);
  return advancing(runTo, () => fired);
}

function fakeTimers(count: number): Advance {
  const clock = createFakeClock();
  const delay = delays();
  let fired = 0;
  const fire = (): void => {
    fired++;
    clock.setTimeout(fire, delay());
  };
  for (let timer = 0; timer < count; timer++) clock.setTimeout(fire, delay());
  return advancing(
    (time) => void clock.tick(time - clock.now),
    () => fired,
  );
}

function advancing(runTo: (time: number) => void, fired: () => number): Advance {
  let now = 0;
  return (time) => {
    const before = fired();
    runTo((now += time));
    return fired() - before;
  };
}

/** Delays of 1 to 1000 ms, the same for every contender. */
function delays(): () => number {
  const random = mixed();
  const table = Uint16Array.from({ length: 65_536 }, () => 1 + (random() % 1000));
  let next = 0;
  return () => table[next++ & 65_535]!;
}

/** What an event costs must not depend on how many there have been. */
function asWorkGrows(pace: Pace): Comparison {
  const sizes = pace.quick ? [1000, 4000] : [100_000, 400_000, 1_000_000, 4_000_000];
  const rates = fastestInTurn(
    sizes.map((events) => () => rateOver(events)),
    pace,
  );
  const readings = sizes.map((events, index) => {
    return { name: `Routeproof: ${events.toLocaleString('en')} events`, role: 'ours' as const, rate: rates[index]! };
  });
  return { title: '10,000 timers, as work grows', unit: 'events', readings, goal: flatWithin(2, readings) };
}

function rateOver(events: number): number {
  const advance = ourTimers(10_000);
  const start = performance.now();
  let fired = 0;
  while (fired < events) fired += advance(50);
  return (fired * 1000) / (performance.now() - start);
}
