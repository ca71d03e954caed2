import type { Bench } from '../bench/create-bench.ts';
import { isFailure } from '../contract/finding.ts';
import { causeOf } from './cause-of.ts';
import type { SearchWarning } from './explored.ts';

/** What runs were warned of, each cause once. */
export class Warnings {
  readonly #found = new Map<string, SearchWarning>();

  get list(): readonly SearchWarning[] {
    return [...this.#found.values()];
  }

  /** Takes in a run that ended. */
  take({ findings }: Pick<Bench, 'findings'>): void {
    const told = new Set<string>();
    for (const finding of findings) {
      const cause = causeOf(finding);
      if (isFailure(finding) || told.has(cause)) continue;
      told.add(cause);
      this.add({ finding, runs: 1 });
    }
  }

  /** Takes in what other runs were warned of. */
  add({ finding, runs }: SearchWarning): void {
    const cause = causeOf(finding);
    const known = this.#found.get(cause);
    this.#found.set(cause, { finding: known?.finding ?? finding, runs: runs + (known?.runs ?? 0) });
  }
}
