import type { Bench } from '../bench/create-bench.ts';
import { isFailure } from '../contract/finding.ts';
import { traceLine } from '../report/trace-line.ts';
import type { Failure } from './explored.ts';
import { deviationsOf } from './failing-run.ts';
import { propertyOf } from './property-of.ts';
import { leadingTo } from './leading-to.ts';
import type { SearchedRun } from './searched-run.ts';
import type { Milliseconds } from '../kernel/time.ts';

/** A run that has just ended. */
export interface EndedRun {
  readonly bench: Bench;
  readonly run: SearchedRun;
  readonly window: Milliseconds;
  readonly token: () => string;
}

/** For each property the failing run with the fewest steps that led to it, and of several the one that is nearest to an ordinary run. */
export class Failures {
  readonly #shortest = new Map<string, { readonly failure: Failure; readonly deviations: number }>();

  get list(): readonly Failure[] {
    return [...this.#shortest.values()].map(({ failure }) => failure).sort((one, other) => one.steps - other.steps);
  }

  /** Takes in a run that ended; says whether it shows something new or smaller. */
  take({ bench, run, window, token }: EndedRun): boolean {
    let isNews = false;
    bench.findings.forEach((finding, index) => {
      if (!isFailure(finding)) return;
      const property = propertyOf(finding);
      const foundAt = run.foundAt[index];
      const steps = foundAt === undefined ? run.steps.length : leadingTo(run, foundAt, window).length;
      const known = this.#shortest.get(property);
      const deviations = deviationsOf(run.answers);
      if (known !== undefined && known.failure.steps < steps) return;
      if (known?.failure.steps === steps && known.deviations <= deviations) return;
      isNews = true;
      const messages = bench.trace.messages.map(traceLine);
      const { notes } = bench;
      const failure = { property, finding, token: token(), steps, race: [], leftOut: [], messages, notes };
      this.#shortest.set(property, { failure, deviations });
    });
    return isNews;
  }
}
