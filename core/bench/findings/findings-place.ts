import type { Clock } from '../../kernel/clock/clock.ts';
import type { ScheduleFollower } from '../../kernel/clock/schedule-follower.ts';

/** Where findings are made: a clock that says when and in whose step, messages, and where to look when nothing says the line. */
export interface FindingsPlace {
  readonly clock: Clock;
  /** How many messages the trace has; nothing on a lean bench. */
  readonly crossed: () => number | undefined;
  readonly racing: boolean;
  /** Is told when something is found in a step. */
  readonly follower: Pick<ScheduleFollower, 'found'> | undefined;
  readonly line: () => string | undefined;
}
