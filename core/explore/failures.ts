import type { Bench } from '../bench/create-bench.ts';
import { isFailure } from '../contract/finding.ts';
import { traceLine } from '../report/trace-line.ts';
import { found } from '../contract/found.ts';
import { causeOf, propertyOf } from './cause-of.ts';
import type { Deadline } from './deadline.ts';
import type { Failure } from './explored.ts';
import type { PlayedRun } from './search/played-run.ts';
import { distanceOf } from './failing-run.ts';
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
  #unrepeatable: readonly Failure[] = [];

  /** What has these causes is told elsewhere. */
  constructor(known: readonly string[] = []) {
    this.#known = new Set(known);
  }

  get list(): readonly Failure[] {
    const shortest = [...this.#shortest.values()].map(({ failure }) => failure);
    return [...this.#unrepeatable, ...shortest.sort((one, other) => one.steps - other.steps)];
  }

  /** Whether a run could not be repeated: then nothing can be said of runs that would follow. */
  get isUnrepeatable(): boolean {
    return this.#unrepeatable.length > 0;
  }

  /** So many things are to be mended, beside that. */
  get causes(): number {
    return this.#shortest.size;
  }

  /** Takes in a run that ended; says whether it shows something new or smaller. */
  take({ bench, run, window, token, deadline }: EndedRun): boolean {
    let isNews = false;
    const told = new Set(this.#known);
    bench.findings.forEach((finding, index) => {
      const property = propertyOf(finding, bench.scenario);
      const cause = causeOf({ property, finding });
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
      const failure = { property, finding, token: token(), steps, race: [], leftOut: [], messages, notes };
      this.#shortest.set(cause, { failure, distance });
    });
    return isNews;
  }

  /** A run came to a question that had other answers before. */
  takeUnrepeatable({ bench, problem = '' }: PlayedRun, { steps }: Pick<RunRecord, 'steps'>, token: string): void {
    const messages = bench.trace.messages.map(traceLine);
    const finding = { ...found.nonDeterminism(problem), at: bench.clock.now(), after: messages.length, count: 1 };
    this.#unrepeatable = [
      { property: 'non-determinism', finding, token, steps: steps.length, race: [], leftOut: [], messages },
    ];
  }
}
