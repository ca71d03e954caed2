import { Observable } from 'rxjs';
import { currentBench, type Listener } from './guard/bench-context.ts';

/**
 * Tells all who listen. What RxJS's Subject does for a few listeners and very many values: it makes nothing anew for each of them.
 * Whoever comes while a value is handed round hears the next one first.
 */
export class Broadcast<T> {
  /** To listen with. */
  readonly values: Observable<T> = new Observable((listener) => this.#enter(listener));
  // Replaced, never changed: a value goes to those who listened when it was told.
  #listeners: readonly Listener<T>[] = [];

  get isHeard(): boolean {
    return this.#listeners.length > 0;
  }

  tell(value: T): void {
    const listeners = this.#listeners;
    for (let index = 0; index < listeners.length; index++) listeners[index]!.next(value);
  }

  #enter(subscriber: Listener<T>): () => void {
    const listener = currentBench()?.named?.(subscriber) ?? subscriber;
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((each) => each !== listener);
    };
  }
}
