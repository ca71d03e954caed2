import { Subscriber } from 'rxjs';
import type { StrategyFindings } from '../strategy-findings.ts';

/** Hands on what a wait brings to a strategy, whose code runs then: what that code leaves behind is told as the strategy's. */
export class AuthoredSubscriber<T> extends Subscriber<T> {
  readonly #findings: Pick<StrategyFindings, 'heed'>;

  constructor(strategy: Subscriber<T>, findings: Pick<StrategyFindings, 'heed'>) {
    super(strategy);
    this.#findings = findings;
  }

  override next(value?: T): void {
    this.#findings.heed(() => super.next(value as T));
  }

  override error(error?: unknown): void {
    this.#findings.heed(() => super.error(error));
  }

  override complete(): void {
    this.#findings.heed(() => super.complete());
  }
}
