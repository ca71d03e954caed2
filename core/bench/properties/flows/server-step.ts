import { enumerations } from '../../../protocol/enumerations.ts';
import type { Crossing } from '../../../bus/crossing.ts';
import type { InteractionProperties } from '../../../protocol/values.ts';
import type { AgentParty, InteractionView, Location, TicketView } from '../../../store/store-view.ts';

/** An interaction as it was before a step. */
export interface Before {
  readonly state: InteractionView['state'];
  readonly place: InteractionView['place'] | undefined;
  readonly parties: readonly AgentParty[];
  readonly invitations: readonly TicketView[];
  readonly router: InteractionView['router'];
  readonly formerLocation: Location | undefined;
  readonly connId: string | undefined;
  readonly properties: InteractionProperties | undefined;
}

/** One step of the server: what it was told, what it said, and what became of the interaction. */
export interface ServerStep {
  /** The interaction that it is about. */
  readonly interaction: string;
  /** The request that it handled; none when a timer fired. */
  readonly cause: Crossing | undefined;
  /** The ticket that expired, if the timer was a delivering-timeout. */
  readonly expired: TicketView | undefined;
  readonly sent: readonly Crossing[];
  readonly before: Before;
  /** The interaction afterwards; none when it is gone. */
  readonly after: InteractionView | undefined;
}

/** What a request on the wire asks for, by the name that Interaction Management has for it. */
export function requestOf({ type, protocol, body }: Crossing): string {
  if (protocol !== 'TLibrary' || type !== 'RequestRouteCall') return type;
  const { RouteType } = body as { readonly RouteType?: unknown };
  return RouteType === stop ? 'RequestStopProcessing' : type;
}

const { stop } = enumerations.RouteType.words;
