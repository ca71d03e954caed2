import type { Crossing } from '../../bus/crossing.ts';
import type { Decision } from '../../contract/decision.ts';
import type { Act } from '../../contract/script.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import type { InteractionStateName } from '../../protocol/states.ts';

/** Something that happened in a run, as one lane sees it. */
export type LaneEvent =
  | { readonly kind: 'message'; readonly at: Milliseconds; readonly message: Crossing }
  | { readonly kind: 'state'; readonly at: Milliseconds; readonly state: InteractionStateName }
  | { readonly kind: 'decision'; readonly at: Milliseconds; readonly decision: Decision }
  /** An actor did what its lane says. */
  | { readonly kind: 'act'; readonly at: Milliseconds; readonly act: Act };
