/** What an actor, or a fault, was asked in a run, and the answer. */
export interface Answered {
  readonly about: string;
  readonly chosen: number;
  /** What could be chosen, in words; empty where the ordinary thing was. */
  readonly options: readonly string[];
  /** Which of the run's answers it is, counted from 0. */
  readonly position: number;
}
