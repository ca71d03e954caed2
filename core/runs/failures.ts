import type { Bench } from '../bench/create-bench.ts';
import { traceLine } from '../report/trace-line.ts';
import type { Failure } from './explored.ts';
import { deviationsOf } from './failing-run.ts';
import { propertyOf } from './property-of.ts';
import type { StepTaken } from './step-taken.ts';

/** A run that has just ended. */
export interface EndedRun {
  readonly bench: Bench;
  readonly steps: readonly StepTaken[];
  /** After how many steps each finding was known, in the order of the findings. */
  readonly foundAt: readonly number[];
  readonly answers: readonly number[];
  readonly token: () => string;
}

/** The shortest failing run for each property, and of several the one that is nearest to an ordinary run. */
export class Failures {
  readonly #shortest = new Map<string, { readonly failure: Failure; readonly deviations: number }>();

  get list(): readonly Failure[] {
    return [...this.#shortest.values()].map(({ failure }) => failure).sort((one, other) => one.steps - other.steps);
  }

  /** Takes in a run that ended; says whether it shows something new or smaller. */
  take(run: EndedRun): boolean {
    let isNews = false;
    run.bench.findings.forEach((finding, index) => {
      const property = propertyOf(finding);
      const steps = run.foundAt[index] ?? run.steps.length;
      const known = this.#shortest.get(property);
      const deviations = deviationsOf(run.answers);
      if (known !== undefined && known.failure.steps < steps) return;
      if (known?.failure.steps === steps && known.deviations <= deviations) return;
      isNews = true;
      const messages = run.bench.trace.messages.map(traceLine);
      const { notes } = run.bench;
      const failure = { property, finding, token: run.token(), steps, race: [], leftOut: [], messages, notes };
      this.#shortest.set(property, { failure, deviations });
    });
    return isNews;
  }
}
