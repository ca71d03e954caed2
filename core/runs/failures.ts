import type { Bench } from '../bench/create-bench.ts';
import type { Finding } from '../contract/finding.ts';
import { traceLine } from '../report/trace-line.ts';
import type { Failure } from './explored.ts';
import { raceInWords } from './race-in-words.ts';
import type { StepTaken } from './step-taken.ts';

/** A run that has just ended. */
export interface EndedRun {
  readonly bench: Bench;
  readonly steps: readonly StepTaken[];
  /** After how many steps each finding was known, in the order of the findings. */
  readonly foundAt: readonly number[];
  readonly racesFrom: number;
  /** What actors chose that they do not do in an ordinary run. */
  readonly chosen: readonly string[];
  readonly token: () => string;
}

/** The shortest failing run for each property. */
export class Failures {
  readonly #shortest = new Map<string, Failure>();

  get list(): readonly Failure[] {
    return [...this.#shortest.values()].sort((one, other) => one.steps - other.steps);
  }

  /** Takes in a run that ended; says whether it shows something new or shorter. */
  take(run: EndedRun): boolean {
    let isNews = false;
    run.bench.findings.forEach((finding, index) => {
      const property = propertyOf(finding);
      const steps = run.foundAt[index] ?? run.steps.length;
      const known = this.#shortest.get(property);
      if (known !== undefined && known.steps <= steps) return;
      isNews = true;
      this.#shortest.set(property, {
        property,
        finding,
        token: run.token(),
        steps,
        race: [...raceInWords(run.steps, steps, run.racesFrom), ...run.chosen],
        messages: run.bench.trace.messages.map(traceLine),
      });
    });
    return isNews;
  }
}

/** An author's property by its sentence, another by its kind. */
export const propertyOf = ({ kind, sentence }: Finding): string =>
  kind === 'always' || kind === 'eventually' ? sentence.slice(sentence.indexOf(': ') + 2) : kind;
