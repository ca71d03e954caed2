import { Observable } from 'rxjs';
import { currentBench, type Listener } from './guard/bench-context.ts';

/**
 * Tells all who listen. What RxJS's Subject does for a few listeners and very many values: it makes nothing anew for each of them.
 * Whoever comes while a value is handed round hears the next one first.
 */
export class Broadcast<T> {
  #values: Observable<T> | undefined;
  // Replaced, never changed: a value goes to those who listened when it was told.
  #listeners: readonly ((value: T) => void)[] = [];

  /** To listen with. */
  get values(): Observable<T> {
    return (this.#values ??= new Observable((listener) => this.#enter(listener)));
  }

  get isHeard(): boolean {
    return this.#listeners.length > 0;
  }

  tell(value: T): void {
    const listeners = this.#listeners;
    for (let index = 0; index < listeners.length; index++) {
      try {
        listeners[index]!(value);
      } catch (error) {
        unhandled(error);
      }
    }
  }

  /** Listens past RxJS, for actors that hear every message: what they throw is told as what a subscriber throws. */
  hear(listener: (value: T) => void): () => void {
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((each) => each !== listener);
    };
  }

  #enter(subscriber: Listener<T>): () => void {
    const listener = currentBench()?.named?.(subscriber) ?? subscriber;
    return this.hear((value) => listener.next(value));
  }
}

/** The others who listen hear the value all the same. */
function unhandled(error: unknown): void {
  const bench = currentBench();
  if (bench === undefined) throw error;
  bench.unhandled(error);
}
