import type { Bench } from '../bench/create-bench.ts';
import type { SearchFound } from './explored.ts';

/** Which `sometimes` of a scenario have been reached in some run. */
export class Goals {
  readonly #reached = new Map<string, boolean>();

  get list(): SearchFound['goals'] {
    return Array.from(this.#reached, ([property, reached]) => ({ property, reached }));
  }

  /** Takes in a run that ended. */
  take({ scenario, judged }: Bench): void {
    for (const property of scenario.properties ?? [])
      if (property.kind === 'sometimes') this.#add(property.sentence, judged.reached.has(property));
  }

  /** Takes in what other runs reached. */
  add(goals: SearchFound['goals']): void {
    for (const { property, reached } of goals) this.#add(property, reached);
  }

  #add(sentence: string, reached: boolean): void {
    this.#reached.set(sentence, this.#reached.get(sentence) === true || reached);
  }
}
