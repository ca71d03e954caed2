import type { Milliseconds } from '../kernel/time.ts';

/** What the reporting engine knows of an agent: nothing but what the Interaction Server has reported. */
export interface ReportedAgent {
  /** The configured name. */
  readonly name: string;
  /** Whether the agent is logged in. */
  readonly isLoggedIn: boolean;
  /** Media for which the agent is ready and has room. */
  readonly ready: readonly string[];
  /** Names of the interactions that the agent has, or was offered by URS and has not answered. */
  readonly interactions: readonly string[];
  /** How many interactions the agent has handled: accepted, and left again. */
  readonly handled: number;
  /** For how long it handled those, in all. */
  readonly handlingTime: Milliseconds;
}

/**
 * A statistic of the author's own, as the Stat Server is configured with it: the reporting engine works it out anew whenever it hears of
 * an agent, and tells URS what has changed.
 */
export interface Statistic {
  /** What thresholds call it: `{sdata(Support.GA, Reviewers) > 0}Support.GA`. */
  readonly name: string;
  /** The targets of which it is told: `['Support.GA']`; of agents one by one (`'ann.A'`) it selects among them. */
  readonly of: readonly string[];
  /** What it is, from what is known of the agents of one target alone, at a time counted from the start of the run. */
  readonly value: (agents: readonly ReportedAgent[], now: Milliseconds) => number;
}
