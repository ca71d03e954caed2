import { Observable } from 'rxjs';

/** Something that happens once. Who comes when it has happened hears of it at once. */
export class Once {
  #hearers: readonly (() => void)[] = [];
  #happened = false;
  #told: Observable<void> | undefined;

  /** Emits and completes when it happens. */
  get told(): Observable<void> {
    return (this.#told ??= new Observable((listener) =>
      this.hear(() => {
        listener.next();
        listener.complete();
      }),
    ));
  }

  /** Calls when it happens; gives back what takes that back. */
  hear(hearer: () => void): () => void {
    if (this.#happened) hearer();
    else this.#hearers = [...this.#hearers, hearer];
    return () => {
      this.#hearers = this.#hearers.filter((each) => each !== hearer);
    };
  }

  happen(): void {
    if (this.#happened) return;
    this.#happened = true;
    for (const hearer of this.#hearers) hearer();
    this.#hearers = [];
  }
}
