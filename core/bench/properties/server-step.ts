import type { Crossing } from '../../bus/crossing.ts';
import type { AgentParty, InteractionView, Location, TicketView } from '../../store/store-view.ts';

/** An interaction as it was before a step. */
export interface Before {
  readonly parties: readonly AgentParty[];
  readonly invitations: readonly TicketView[];
  readonly router: InteractionView['router'];
  readonly formerLocation: Location | undefined;
}

/** One step of the server: what it was told, what it said, and what became of the interaction. */
export interface ServerStep {
  /** The request that it handled; none when a timer fired. */
  readonly cause: Crossing | undefined;
  /** The ticket that expired, if the timer was a delivering-timeout. */
  readonly expired: TicketView | undefined;
  readonly sent: readonly Crossing[];
  readonly before: Before;
  /** The interaction afterwards; none when it is gone. */
  readonly after: InteractionView | undefined;
}

/** What there was of an interaction before it was submitted. */
export const nothingBefore: Before = { parties: [], invitations: [], router: undefined, formerLocation: undefined };

/** Keeps what an interaction is now, for the step after this one. */
export const snapshot = ({ parties, invitations, router, formerLocation }: InteractionView): Before => ({
  parties: [...parties],
  invitations: [...invitations],
  router,
  formerLocation,
});
