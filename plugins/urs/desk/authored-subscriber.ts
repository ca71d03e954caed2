import { Subscriber } from 'rxjs';
import type { Faults } from '../faults.ts';

/** Hands on what a wait brings to a strategy, whose code runs then: what that code leaves behind is told as the strategy's. */
export class AuthoredSubscriber<T> extends Subscriber<T> {
  readonly #faults: Pick<Faults, 'heed'>;

  constructor(strategy: Subscriber<T>, faults: Pick<Faults, 'heed'>) {
    super(strategy);
    this.#faults = faults;
  }

  override next(value?: T): void {
    this.#faults.heed(() => super.next(value as T));
  }

  override error(error?: unknown): void {
    this.#faults.heed(() => super.error(error));
  }

  override complete(): void {
    this.#faults.heed(() => super.complete());
  }
}
