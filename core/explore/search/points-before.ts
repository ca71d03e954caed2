import type { ChoicePoint, EventPoint } from './choice-point.ts';

/** The points of a search as they are when a run begins, for one that is played again. */
export class PointsBefore {
  readonly #points: ChoicePoint[];
  readonly #many: number;
  /** The last of them at which events could be next: what comes of it is added while the run is played. */
  readonly #last: EventPoint | undefined;
  readonly #exploring: number;

  constructor(points: ChoicePoint[]) {
    this.#points = points;
    this.#many = points.length;
    this.#last = points.findLast((point) => point.kind === 'event');
    this.#exploring = this.#last?.exploring.length ?? 0;
  }

  /** They are again as they were. */
  restore(): void {
    this.#points.length = this.#many;
    if (this.#last !== undefined) this.#last.exploring.length = this.#exploring;
  }
}
