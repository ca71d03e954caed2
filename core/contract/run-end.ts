/** How a run has ended. */
export interface RunEnd {
  /** A day of traffic was over, in `simulate`: what is under way then would have gone on, and is nothing to tell of. */
  readonly isCut: boolean;
}
