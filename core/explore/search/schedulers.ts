import type { Pending } from '../../kernel/clock/event-queue.ts';
import { eventKey, takenEvent } from '../steps/taken-event.ts';
import { Counted, NamedSteps } from '../steps/named-steps.ts';
import type { RunRecord } from '../steps/run-record.ts';
import type { StepTaken } from '../steps/step-taken.ts';

/** Answers in place of the search: with an index below `count`, as to candidates to be next, or as to what an actor asks. */
export type Scheduler = (run: RunRecord, count: number, asked: readonly Pending[] | string) => number;

/** Says in one run which of several events is next; of each queue the first one can be. */
export type NextEventOf = (candidates: readonly Pending[]) => number;

/** What is due first comes first, and actors do what they ordinarily do. */
export const ordinarily: Scheduler = () => 0;

/** The answers of an earlier run; after the last one, the ordinary thing. */
export const answering =
  (answers: readonly number[]): Scheduler =>
  (run, count) =>
    Math.min(answers[run.answers.length] ?? 0, count - 1);

/**
 * Does in a run of a smaller scenario what was done in a known one, as far as the same events come and the same is asked; before
 * that it gives the answers that it is held to.
 */
export function following(
  known: Readonly<Pick<RunRecord, 'answered'>> & { readonly steps: readonly StepTaken[] },
  answers: readonly number[] = [],
): Scheduler {
  const steps = new NamedSteps(known.steps);
  const before = new Counted();
  const said = new Map(known.answered.map(({ about, chosen }) => [before.take(about), chosen]));
  const [taken, asked] = [new Counted(), new Counted()];
  let seen = 0;
  return (run, many, question) => {
    for (; seen < run.steps.length; seen++) taken.take(eventKey(run.steps[seen]!.event));
    const exact = answers[run.answers.length];
    if (typeof question === 'string') {
      const answer = said.get(asked.take(question));
      return Math.min(exact ?? answer ?? 0, many - 1);
    }
    if (exact !== undefined) return Math.min(exact, many - 1);
    return earliest(question, (event) => steps.placeOf(taken.next(eventKey(takenEvent(event)))) ?? Infinity);
  };
}

/** The first of those that come earliest. */
function earliest(candidates: readonly Pending[], placeOf: (event: Pending) => number): number {
  const places = candidates.map(placeOf);
  return Math.max(0, places.indexOf(Math.min(...places)));
}
