import type { NextEventOf } from '../schedulers.ts';

/** How many events have waited at once for each actor. */
export class Crowds {
  readonly #most = new Map<string, number>();

  /** Who had the most; nobody where no two waited for one actor. */
  get largest(): string | undefined {
    const [first] = [...this.#most].toSorted(([, one], [, other]) => other - one);
    return first !== undefined && first[1] > 1 ? first[0] : undefined;
  }

  /** The same run, looked at. */
  watched(next: NextEventOf): NextEventOf {
    return (candidates) => {
      const now = new Map<string, number>();
      for (const { queue } of candidates) now.set(queue.actor.name, (now.get(queue.actor.name) ?? 0) + 1);
      for (const [actor, many] of now) this.#most.set(actor, Math.max(many, this.#most.get(actor) ?? 0));
      return next(candidates);
    };
  }
}
