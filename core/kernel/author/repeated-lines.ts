const tables = new WeakMap<object, RepeatedLines>();

/**
 * Where a scenario is put on the bench thousands of times a second, its lines are found out in the first run: to find them costs
 * more than to make what stands there. What is made as the n-th thing is made on the same line in each run.
 */
export class RepeatedLines {
  readonly #places: Error[] = [];
  #next = 0;

  /** The lines of what this function makes, from the first one on. */
  static of(scenario: object): RepeatedLines {
    const lines = linesOf(scenario);
    lines.#next = 0;
    return lines;
  }

  /** What the function makes is made on the lines on which another one makes it, and nothing else. */
  static like<S extends object>(scenario: S, other: object): S {
    tables.set(scenario, linesOf(other));
    return scenario;
  }

  next(place: () => Error): Error {
    return (this.#places[this.#next++] ??= place());
  }
}

function linesOf(scenario: object): RepeatedLines {
  let lines = tables.get(scenario);
  if (lines === undefined) tables.set(scenario, (lines = new RepeatedLines()));
  return lines;
}
