import type { SchedulerAction, SchedulerLike, Subscription } from 'rxjs';
import type { StrategyFindings } from '../strategy-findings.ts';

/** The clock that a strategy is given where somebody asks what steps use: who looks at it, and whose work it does, is the strategy's attempt. */
export class DeskClock implements SchedulerLike {
  readonly #clock: SchedulerLike;
  readonly #findings: Pick<StrategyFindings, 'touch'>;

  constructor(clock: SchedulerLike, findings: Pick<StrategyFindings, 'touch'>) {
    this.#clock = clock;
    this.#findings = findings;
  }

  now(): number {
    this.#findings.touch();
    return this.#clock.now();
  }

  schedule<S>(work: (this: SchedulerAction<S>, state?: S) => void, delay = 0, state?: S): Subscription {
    const findings = this.#findings;
    findings.touch();
    const touching = function (this: SchedulerAction<S>, given?: S): void {
      findings.touch();
      work.call(this, given);
    };
    return this.#clock.schedule<S>(touching, delay, state);
  }
}
