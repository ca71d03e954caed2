import type { Bench } from '../../../bench/create-bench.ts';
import type { Question } from '../../../kernel/choices.ts';
import type { Pending } from '../../../kernel/clock/event-queue.ts';

/** Looks at a run before each of its steps, and may end it there. */
export interface StepFollower {
  /** To be called before the bench runs. */
  watch(bench: Bench): void;
  /** The step of an event begins; so many came before it. */
  begins(event: Pending, step: number): void;
  /** A question was answered. */
  asked?(question: Question | undefined, answer: number): void;
}
