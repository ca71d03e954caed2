import { Observable, type Subscriber } from 'rxjs';

/**
 * Tells all who listen. What RxJS's Subject does for a few listeners and very many values: it makes nothing anew for each of them.
 * Whoever comes while a value is handed round hears the next one first.
 */
export class Broadcast<T> {
  /** To listen with; completes when it is over. */
  readonly values: Observable<T> = new Observable((listener) => this.#enter(listener));
  // Replaced, never changed: a value goes to those who listened when it was told.
  #listeners: readonly Subscriber<T>[] = [];
  #isOver = false;

  get isHeard(): boolean {
    return this.#listeners.length > 0;
  }

  tell(value: T): void {
    const listeners = this.#listeners;
    for (let index = 0; index < listeners.length; index++) listeners[index]!.next(value);
  }

  /** Nothing more is told. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const listeners = this.#listeners;
    this.#listeners = [];
    for (const listener of listeners) listener.complete();
  }

  #enter(listener: Subscriber<T>): (() => void) | undefined {
    if (this.#isOver) {
      listener.complete();
      return undefined;
    }
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((each) => each !== listener);
    };
  }
}
