import type { Milliseconds } from '../kernel/time.ts';

/** Where a picture and a run differ first. */
export interface LanePosition {
  /** The label of the lane: `bob gets`. */
  readonly lane: string;
  /** Column of the lane's line, 1 at first. */
  readonly column: number;
  /** The time that the column stands for. */
  readonly at: Milliseconds;
}

/** A run is not as its picture has it, or left something open; the message is a drawing of it. */
export class LaneFailure extends Error {
  /** The first difference; absent when the lanes are right, and something else is wrong. */
  readonly position: LanePosition | undefined;

  constructor(drawing: string, position: LanePosition | undefined) {
    super(drawing);
    this.name = 'LaneFailure';
    this.position = position;
  }
}
