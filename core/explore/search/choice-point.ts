import type { StepTaken } from '../steps/step-taken.ts';

/** A sleep set (Godefroid, 1996): events that were handled at this point in runs that have been played, so that only what depends on them wakes them. */
export type SleepSet = ReadonlyMap<number, readonly StepTaken[]>;

/** Where several events could be next. */
export interface EventPoint {
  readonly kind: 'event';
  /** Number of the step that it decided. */
  readonly step: number;
  /** Queues of the events that could be next. */
  readonly queues: readonly number[];
  chosen: number;
  /** Queues that have to be explored here; with the sleep set it becomes a source set. */
  readonly backtrackSet: Set<number>;
  /** Queues that have been explored here, with the steps that came of it. */
  readonly explored: Map<number, readonly StepTaken[]>;
  readonly sleepSet: SleepSet;
  /** The steps that came of the queue that is being explored. */
  exploring: StepTaken[];
}

/** Where an actor asked which of several things it does. */
export interface AnswerPoint {
  readonly kind: 'answer';
  readonly about: string;
  readonly count: number;
  chosen: number;
}

/** An open question of a run. */
export type ChoicePoint = EventPoint | AnswerPoint;
