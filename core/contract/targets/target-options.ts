import type { Milliseconds } from '../../kernel/time.ts';
import type { SelectionOrder, SelectionStatistic } from '../../protocol/messages/statistics.ts';
import type { Statistic } from '../statistic.ts';
import type { QueueTarget, Target } from '../decision.ts';

/** What comes for a target: an agent, or a queue for one that ends in `.Q`. */
export type TargetFor<T extends string> = T extends `${string}.Q`
  ? QueueTarget
  : T extends `${string}.${'A' | 'AP' | 'GA' | 'GP'}`
    ? Target
    : Target | QueueTarget;

/** How a priority grows while an interaction waits: `{ by: 5, every: seconds(30), upTo: 50 }`. */
export interface Ageing {
  /** What is gained each time. */
  readonly by: number;
  /** How long each step takes: nothing is gained before. Default: no steps, so much a second, little by little. */
  readonly every?: Milliseconds;
  /** Waiting raises it no further than this; a priority that is higher from the start stays. Default: no end. */
  readonly upTo?: number;
}

/** How the desk selects among agents who fit, and who is served first of those that wait. */
export interface TargetOptions {
  /**
   * The statistic that selects when several agents who fit are free. Default: StatTimeInReadyState, the longest ready. `'percentage'`
   * deals out by the weights of the targets, `['[70]Team A.GA', '[30]Team B.GA']`: of those that have somebody free, to the one that
   * lacks most of its share of what was handed out for this list; the longest ready of it.
   */
  readonly by?: SelectionStatistic | Statistic | 'percentage';
  /**
   * Whether who has most of the statistic is selected, or who has least: Composer's Statistics Order. `'list'`: whoever
   * is free of the first target of the list, and then of the next; among those the statistic as it is by default; queues (`.Q`) come after all agents. Default: most time in
   * ready state, least loading, least occupancy. Of several queues (`.Q`) the first is taken, or by RStatCallsInQueue.
   */
  readonly order?: SelectionOrder | 'list';
  /**
   * Agents who come before the others, of those who fit and are free: `'?:French > 5.GA'`. What the target asks for is mandatory, this
   * is not. Then the statistic selects. Default: nobody.
   */
  readonly prefer?: string;
  /** Who has more is served first; among equals, who came first. Default: 0. */
  readonly priority?: number;
  /** What the priority gains with each second of waiting, or how it grows in steps and up to where. Default: 0. */
  readonly ageing?: number | Ageing;
  /**
   * Nobody is handed out while it returns false: `() => desk.sdata('Support.GA', 'RStatAgentsReady') > 2`. It is asked again whenever
   * URS hears of an agent or somebody joins or leaves a line; a threshold of one target of a list stands in its text, in braces.
   */
  readonly threshold?: () => boolean;
  /**
   * Busy-agent selection: where nobody is free, an agent who is logged in for the medium and has no room is handed out at once, without a
   * reservation: the least loaded, or as `by` says. For what waits at an agent: `placeInWorkbin({ WorkbinType, AgentId: target.agent })`.
   * Where nobody is logged in, it waits. Default: false.
   */
  readonly busy?: boolean;
  /** The virtual queue in which the interaction waits, or several: URS reports EventQueued, EventDiverted and EventAbandoned of each. */
  readonly virtualQueue?: string | readonly string[];
  /**
   * Composer's Clear Targets. `false`: what was asked for stays in the line when the wait ends without anybody (a lost race, a
   * time-out), and the next `desk.target` of the same routing attempt asks for it too, in its place; while no wait is open, nothing is
   * handed out. Default: true, the line is left.
   */
  readonly clearTargets?: boolean;
  /**
   * Where a later wait of the same routing attempt stands. `'kept'`: it counts, for its turn and for ageing, from the attempt's first
   * wait; `'new'`: from when it begins. Default: like `'new'`, but a place that is lost by it is a warning, and what was kept by
   * `clearTargets: false` is asked for in its old place.
   */
  readonly place?: 'kept' | 'new';
}

/** For a list of targets. */
export interface WideningOptions extends TargetOptions {
  /**
   * The list widens: the first target at once, and after each such time the next one beside those before; an entry with a `timeout` has
   * its own. Default: 0, all at once.
   */
  readonly every?: Milliseconds;
}
