/** Why something is refused: it differs from run to run, waits in real time, differs from machine to machine by its settings, or lies outside. */
export type Reason = 'time' | 'wait' | 'setting' | 'outside';

/** A function or a property that would make two runs of the same choices differ. */
export interface Forbidden {
  readonly owner: object;
  readonly name: string;
  /** As an author writes the call. */
  readonly call: string;
  readonly instead: string;
  readonly why: Reason;
  /** Refused where it is only looked at: `process.pid`. */
  readonly isProperty?: boolean;
  /** Allowed to Node itself, which asks while it does what code on the bench may ask for. */
  readonly isOpenToNode?: boolean;
  /** Refuses these calls only. Default: all. */
  readonly when?: (values: readonly unknown[], self: unknown) => boolean;
}
