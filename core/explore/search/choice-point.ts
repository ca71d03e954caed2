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
  /** Number of the step in which it was asked; 0 before the first one as well. */
  readonly step: number;
  readonly count: number;
  chosen: number;
}

/** An open question of a run. */
export type ChoicePoint = EventPoint | AnswerPoint;

/** Whether anything but what is chosen at a point is still to be explored. */
export const hasMore = (point: ChoicePoint): boolean =>
  point.kind === 'answer'
    ? point.chosen + 1 < point.count
    : point.queues.some((queue) => queue !== point.chosen && isOpen(point, queue));

/** Whether a queue is still to be explored at a point. */
export const isOpen = ({ backtrackSet, explored, sleepSet }: EventPoint, queue: number): boolean =>
  backtrackSet.has(queue) && !explored.has(queue) && !sleepSet.has(queue);

/** How many branches of a point have been explored, and how many there are, as far as it is known. */
export function branchesOf(point: ChoicePoint): readonly [explored: number, all: number] {
  if (point.kind === 'answer') return [point.chosen, point.count];
  const { explored, queues } = point;
  return [explored.size, explored.size + queues.filter((queue) => isOpen(point, queue)).length];
}
