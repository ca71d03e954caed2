import type { Trial, Trials } from './trials.ts';

/** Where a search has come to. */
export interface Found {
  /** The least staffing so far that meets the goal; where none does, the last one that was played. */
  readonly trial: Trial | undefined;
  /** Whether it meets the goal wherever that counts. */
  readonly isReached: boolean;
  /** Whether nothing is left to try. */
  readonly isOver: boolean;
}

/** Half-hours that are changed at once: far enough from each other that one does not bring about what another is blamed for. */
export const farApart = 4;

/** Seeks the least staffing that meets the goal, from one to begin with; `most` is how many agents are enough in every half-hour. */
export async function seekStaffing(trials: Trials, start: readonly number[], most: number): Promise<Found> {
  const raised = await raise(trials, start, most);
  if (!raised.isReached) return raised;
  const coarse = await lower(trials, raised.trial!, 2);
  return coarse.isOver ? lower(trials, coarse.trial!, farApart) : coarse;
}

/** More agents wherever the goal is missed: one, then two, then four. */
async function raise(trials: Trials, start: readonly number[], most: number): Promise<Found> {
  const steps = start.map(() => 1);
  let last: Trial | undefined;
  for (let agents = start; ;) {
    const trial = await trials.play(agents);
    if (trial === undefined) return { trial: last, isReached: false, isOver: false };
    last = trial;
    const missing = trials.missing(trial);
    if (missing.length === 0) return { trial, isReached: true, isOver: true };
    const next = [...agents];
    for (const index of missing) {
      next[index] = Math.min(most, agents[index]! + steps[index]!);
      steps[index]! *= 2;
    }
    if (next.join() === agents.join()) return { trial, isReached: false, isOver: true };
    agents = next;
  }
}

/**
 * Fewer agents in every so many-th half-hour at once; where the goal is then missed, in it or after it, they are taken back. What is
 * answered has been played as a whole.
 */
async function lower(trials: Trials, from: Trial, apart: number): Promise<Found> {
  const steps = from.agents.map(() => new Step());
  let good = from;
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    for (let first = 0; first < apart; first++) {
      let rows = rowsFrom(first, apart, good.agents.length).filter((row) => !steps[row]!.isOver);
      while ((rows = rows.filter((row) => good.agents[row]! > 1)).length > 0) {
        const trial = await trials.play(
          good.agents.map((count, row) => (rows.includes(row) ? Math.max(1, count - steps[row]!.size) : count)),
        );
        if (trial === undefined) return { trial: good, isReached: true, isOver: false };
        const blamed = blamedFor(trials.missing(trial), rows);
        isChanged = true;
        if (blamed.size === 0) {
          good = trial;
          for (const row of rows) steps[row]!.held();
          break;
        }
        for (const row of blamed) steps[row]!.failed();
        rows = rows.filter((row) => !blamed.has(row));
      }
    }
  }
  return { trial: good, isReached: true, isOver: true };
}

/** Every so many-th half-hour. */
export const rowsFrom = (first: number, apart: number, count: number): readonly number[] =>
  Array.from({ length: Math.max(0, Math.ceil((count - first) / apart)) }, (_, index) => first + index * apart);

/** By how many agents a half-hour is lowered: one, one, and twice as many whenever that held; half as many after it did not. */
class Step {
  size = 1;
  #held = 0;
  #hasFailed = false;

  get isOver(): boolean {
    return this.size === 0;
  }

  held(): void {
    this.#held++;
    if (!this.#hasFailed && this.#held > 1) this.size *= 2;
  }

  failed(): void {
    this.#hasFailed = true;
    this.size = Math.floor(this.size / 2);
  }
}

/** Whom of those that were changed it is put down to: itself, or who is next before it; nobody before it, who is next after it. */
function blamedFor(missing: readonly number[], changed: readonly number[]): ReadonlySet<number> {
  return new Set(missing.map((row) => changed.findLast((each) => each <= row) ?? changed[0]!));
}
