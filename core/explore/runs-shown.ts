import type { ComposedBench } from '../bench/composed-bench.ts';
import { RuleCounts } from '../report/rules-fired.ts';
import type { SearchFound } from './explored.ts';
import { Goals } from './goals.ts';
import { Warnings } from './warnings.ts';

/** What runs of a search have shown beside what failed in them: goals, warnings, and which rows of rule tables fired. */
export class RunsShown {
  readonly #goals = new Goals();
  readonly #warnings = new Warnings();
  readonly #rules = new RuleCounts();

  /** Of all runs so far; rule tables are absent where none was asked. */
  get list(): Pick<SearchFound, 'goals' | 'warnings' | 'rules'> {
    const rules = this.#rules.list;
    return { goals: this.#goals.list, warnings: this.#warnings.list, ...(rules.length > 0 && { rules }) };
  }

  /** Takes in a run that ended. */
  take(bench: ComposedBench): void {
    this.#goals.take(bench);
    this.#warnings.take(bench);
    this.#rules.take(bench.rows);
  }
}
