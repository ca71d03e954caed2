import type { SchedulerAction, SchedulerLike, Subscription } from 'rxjs';
import type { Scenario } from '../contract/scenario.ts';
import type { Strategy } from '../contract/strategy.ts';
import { onBench, type BenchContext } from '../kernel/guard/bench-context.ts';
import type { Clock } from '../kernel/clock/clock.ts';
import { drivenBy } from '../kernel/clock/driven-by.ts';
import { errors, type BenchError } from '../kernel/errors.ts';
import { withStrategies } from './with-strategies.ts';

/** A bench that a scheduler of RxJS drives, that of `TestScheduler.run`: it refuses what cannot wait for its turn there. */
export class OnScheduler {
  readonly #scheduler: SchedulerLike;
  #refusal: BenchError | undefined;

  constructor(scheduler: SchedulerLike, races: boolean | undefined) {
    if (races === true) throw errors.lanesNeeded('With `races` the order of events is a choice');
    this.#scheduler = scheduler;
  }

  /** The scenario with strategies that are refused when they are asynchronous. */
  withoutPromises(scenario: Scenario): Scenario {
    return withStrategies(scenario, (strategy) => this.#withoutPromises(strategy));
  }

  /** The refusal ends the run, because an error in `route` would only be a finding. */
  #withoutPromises(strategy: Strategy): Strategy {
    if (isAsync(strategy.route)) throw refusalOf(strategy);
    return {
      ...strategy,
      route: (interaction, desk) => {
        const given = strategy.route(interaction, desk);
        if (!comesLater(given)) return given;
        this.#refusal ??= refusalOf(strategy);
        throw this.#refusal;
      },
    };
  }

  /** Lets the scheduler drive the clock from now on. */
  drive(clock: Clock, findings: BenchContext): Subscription {
    const scheduler = this.#scheduler;
    return drivenBy(clock, {
      now: () => scheduler.now(),
      schedule: <S>(work: (this: SchedulerAction<S>, state?: S) => void, delay?: number, state?: S): Subscription => {
        const check = () => this.#check();
        return scheduler.schedule<S>(
          function (now) {
            onBench(findings, () => work.call(this, now));
            check();
          },
          delay,
          state as S,
        );
      },
    });
  }

  #check(): void {
    if (this.#refusal !== undefined) throw this.#refusal;
  }
}

const refusalOf = ({ name }: Strategy): BenchError =>
  errors.lanesNeeded(`Strategy '${name}' gives its decisions by promises`);

const isAsync = (route: Strategy['route']): boolean => /^Async(Generator)?Function$/.test(route.constructor.name);

/** Whether what a strategy gave comes by promises. */
const comesLater = (given: ReturnType<Strategy['route']> | undefined): boolean =>
  typeof given === 'object' &&
  given !== null &&
  (Symbol.asyncIterator in given || ('then' in given && !('subscribe' in given)));
