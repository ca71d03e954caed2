import type { Bench } from '../bench/create-bench.ts';
import { isFailure } from '../contract/finding.ts';
import { traceLine } from '../report/trace-line.ts';
import { causeOf } from './cause-of.ts';
import type { Deadline } from './deadline.ts';
import type { Failure } from './explored.ts';
import { distanceOf } from './failing-run.ts';
import { propertyOf } from './property-of.ts';
import { causalSlice } from './steps/causal-slice.ts';
import type { RunRecord } from './steps/run-record.ts';
import type { Milliseconds } from '../kernel/time.ts';

/** A run that has just ended. */
export interface EndedRun {
  readonly bench: Bench;
  readonly run: RunRecord;
  readonly window: Milliseconds;
  readonly token: () => string;
  readonly deadline?: Deadline | undefined;
}

/** For each cause the failing run with the fewest steps that led to it, and of several the one that is nearest to an ordinary run. */
export class Failures {
  readonly #shortest = new Map<string, { readonly failure: Failure; readonly distance: number }>();
  readonly #known: ReadonlySet<string>;

  /** What has these causes is told elsewhere. */
  constructor(known: readonly string[] = []) {
    this.#known = new Set(known);
  }

  get list(): readonly Failure[] {
    return [...this.#shortest.values()].map(({ failure }) => failure).sort((one, other) => one.steps - other.steps);
  }

  /** So many things are to be mended. */
  get causes(): number {
    return this.#shortest.size;
  }

  /** Takes in a run that ended; says whether it shows something new or smaller. */
  take({ bench, run, window, token, deadline }: EndedRun): boolean {
    let isNews = false;
    const told = new Set(this.#known);
    bench.findings.forEach((finding, index) => {
      const cause = causeOf(finding);
      if (!isFailure(finding)) return;
      if (told.has(cause)) return;
      told.add(cause);
      const foundAt = run.foundAt[index];
      const steps = foundAt === undefined ? run.steps.length : causalSlice(run, foundAt, window, deadline).length;
      const known = this.#shortest.get(cause);
      const distance = distanceOf(run.answers);
      if (known !== undefined && known.failure.steps < steps) return;
      if (known?.failure.steps === steps && known.distance <= distance) return;
      isNews = true;
      const messages = bench.trace.messages.map(traceLine);
      const { notes } = bench;
      const property = propertyOf(finding);
      const failure = { property, finding, token: token(), steps, race: [], leftOut: [], messages, notes };
      this.#shortest.set(cause, { failure, distance });
    });
    return isNews;
  }
}
