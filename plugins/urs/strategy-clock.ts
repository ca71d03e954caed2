import type { SchedulerAction, SchedulerLike, Subscription } from 'rxjs';
import type { ActorKit } from 'routeproof/kit';
import type { UrsMemory } from './urs-memory.ts';

type Clock = Pick<ActorKit['clock'], 'now' | 'schedule' | 'after' | 'at'>;

/** The clock for strategies where somebody asks what steps use: what they put off is a step of theirs. */
export class StrategyClock implements SchedulerLike, Clock {
  readonly #clock: Clock;
  readonly #memory: UrsMemory;

  constructor(clock: Clock, memory: UrsMemory) {
    this.#clock = clock;
    this.#memory = memory;
  }

  now(): number {
    return this.#clock.now();
  }

  schedule<S>(work: (this: SchedulerAction<S>, state?: S) => void, delay = 0, state?: S): Subscription {
    const memory = this.#memory;
    const told = function (this: SchedulerAction<S>, given?: S): void {
      memory.writes('strategies');
      work.call(this, given);
    };
    return this.#clock.schedule<S>(told, delay, state);
  }

  after(...[delay, work, options]: Parameters<Clock['after']>): () => void {
    return this.#clock.after(delay, this.#telling(work), options);
  }

  at(...[time, work, options]: Parameters<Clock['at']>): () => void {
    return this.#clock.at(time, this.#telling(work), options);
  }

  #telling(work: () => void): () => void {
    return () => {
      this.#memory.writes('strategies');
      work();
    };
  }
}
