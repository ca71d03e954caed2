import type { Asking } from '../doubts/target-doubts.ts';
import type { StrategyFindings } from '../strategy-findings.ts';

/** Whom a desk serves. */
export interface Served {
  /** Its interaction, and who decides about it. */
  readonly asking: Asking;
  /** Number of the routing attempt, as URS counts them. */
  readonly attempt: number;
  /** Its name in the T-Library. */
  readonly connId: string;
  /** Reports what the strategy does wrong. */
  readonly findings: StrategyFindings;
  /** Whether a decision that ends the attempt waits for the server's answer. */
  readonly isDeciding: () => boolean;
}
