import type { Bench } from '../bench/create-bench.ts';

/** Which `sometimes` of a scenario have been reached in some run. */
export class Goals {
  readonly #reached = new Map<string, boolean>();

  get list(): readonly { readonly property: string; readonly reached: boolean }[] {
    return [...this.#reached].map(([property, reached]) => ({ property, reached }));
  }

  take({ scenario, judged }: Bench): void {
    for (const property of scenario.properties ?? []) {
      const { kind, sentence } = property;
      if (kind !== 'sometimes') continue;
      this.#reached.set(sentence, this.#reached.get(sentence) === true || judged.reached.has(property));
    }
  }
}
