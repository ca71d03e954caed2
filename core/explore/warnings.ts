import type { Bench } from '../bench/create-bench.ts';
import { isFailure, type Finding } from '../contract/finding.ts';
import { found } from '../contract/found.ts';
import { causeOf } from './cause-of.ts';
import type { SearchWarning } from './explored.ts';

/** Kinds that say what did not come in a run, by their sentences; of a search it is said where it came in none. */
const lacking: ReadonlySet<string> = new Set([found.faultWithoutOccasion('', '').kind]);

/** What runs were warned of, each cause once. */
export class Warnings {
  readonly #found = new Map<string, SearchWarning>();

  get list(): readonly SearchWarning[] {
    return [...this.#found.values()];
  }

  /** What is said of so many runs together. */
  ofAll(runs: number): readonly SearchWarning[] {
    return this.list.filter((warning) => !lacking.has(warning.finding.kind) || warning.runs >= runs);
  }

  /** Takes in a run that ended. */
  take({ findings }: Pick<Bench, 'findings'>): void {
    const told = new Set<string>();
    for (const finding of findings) {
      const cause = warnedOf(finding);
      if (isFailure(finding) || told.has(cause)) continue;
      told.add(cause);
      this.add({ finding, runs: 1 });
    }
  }

  /** Takes in what other runs were warned of. */
  add({ finding, runs }: SearchWarning): void {
    const cause = warnedOf(finding);
    const known = this.#found.get(cause);
    this.#found.set(cause, { finding: known?.finding ?? finding, runs: runs + (known?.runs ?? 0) });
  }
}

function warnedOf(finding: Finding): string {
  const cause = causeOf({ property: finding.kind, finding });
  return lacking.has(finding.kind) ? `${cause}\0${finding.sentence}` : cause;
}
