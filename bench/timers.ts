import { Clock, inOrder } from 'routeproof';
import { VirtualTimeScheduler, type SchedulerAction, type SchedulerLike } from 'rxjs';
import { mixed } from './crossings.ts';
import { createFakeClock } from './fake-timers.ts';
import { measure } from './measure.ts';
import { atLeast, type Batch, type Contender, type Workload } from './workload.ts';

/** B3: timers that re-arm themselves. */
export const timers: Workload = {
  id: 'B3',
  title: 'clock: K timers that re-arm in 1..1000 ms',
  *compare(pace) {
    for (const count of [10, 1000, 10_000]) {
      const readings = measure(contenders(count), pace);
      const goal = count === 10_000 ? atLeast(1e6, 'events', readings) : undefined;
      yield { title: `K = ${count}`, unit: 'events', readings, goal };
    }
  },
};

const contenders = (count: number): readonly Contender[] => [
  {
    name: 'Routeproof, actor clock',
    role: 'ours',
    prepare() {
      const clock = new Clock({ choices: inOrder(), limits: { eventsPerRun: Infinity } });
      return firing(count, clock.actor('actor'), (until) => void clock.run({ until }));
    },
  },
  {
    name: 'RxJS VirtualTimeScheduler',
    role: 'peer',
    prepare() {
      const scheduler = new VirtualTimeScheduler();
      return firing(count, scheduler, (until) => {
        scheduler.maxFrames = until;
        scheduler.flush();
      });
    },
  },
  {
    name: '@sinonjs/fake-timers',
    role: 'peer',
    prepare() {
      const clock = createFakeClock();
      const delay = delays();
      let fired = 0;
      const arm = (): unknown => clock.setTimeout(fire, delay());
      const fire = () => {
        fired++;
        arm();
      };
      for (let each = 0; each < count; each++) arm();
      return batches(count, () => fired, (until) => clock.tick(until - clock.now));
    },
  },
];

function firing(count: number, scheduler: SchedulerLike, advance: (until: number) => void): Batch {
  const delay = delays();
  let fired = 0;
  function fire(this: SchedulerAction<number>, timer?: number): void {
    fired++;
    this.schedule(timer, delay());
  }
  for (let timer = 0; timer < count; timer++) scheduler.schedule(fire, delay(), timer);
  return batches(count, () => fired, advance);
}

/** A batch lets as much time pass as about 2,000 events take. */
function batches(count: number, fired: () => number, advance: (until: number) => void): Batch {
  const span = Math.ceil((2000 * 500) / count);
  let until = 0;
  return () => {
    const before = fired();
    advance((until += span));
    return fired() - before;
  };
}

/** Delays of 1 to 1000 ms, the same for all. */
function delays(): () => number {
  const random = mixed();
  const table = Uint16Array.from({ length: 65_536 }, () => 1 + (random() % 1000));
  let next = 0;
  return () => table[next++ & 65_535]!;
}
