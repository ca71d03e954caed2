import type { Crossing } from '../../../bus/crossing.ts';
import { catalogue, problemOf } from '../../../protocol/catalogue.ts';
import type { ServerErrorName } from '../../../protocol/server-errors.ts';
import { ownParty, requester, type Cast } from './receivers.ts';
import { requestOf } from './server-step.ts';

/** With which errors the server may refuse a request; none: it has to do it. `undefined`: from outside nobody can tell. */
export type Refusal = readonly ServerErrorName[] | undefined;

/** Why a request has to be refused, by the checks of rule G5 in their order, from the request and from the store before the step. */
export function refusalOf(cast: Cast): Refusal {
  const { cause } = cast.step;
  if (cause === undefined) return [];
  const client = requester(cast);
  if (client === undefined) return ['not-registered'];
  const request = requestOf(cause);
  const problem = problemIn(cause, request);
  if (problem !== undefined) return [problem];
  const needsLogin = client.role === 'agent' || request !== 'RequestStopProcessing';
  if (needsLogin && client.agent === undefined) return ['not-logged-in'];
  // What else is refused is up to the plugin.
  if (cast.handled.has(request)) return undefined;
  // In T-Library the ConnID is the only name of the interaction, and an old one still names it for a while.
  const { connId, properties } = cast.step.before;
  if (cause.protocol === 'TLibrary' && connIdIn(cause) !== connId) return ['not-a-party', 'unknown-interaction'];
  if (properties === undefined) return ['unknown-interaction'];
  switch (request) {
    case 'RequestConference': return refusalOfConference(cast, cause);
    case 'RequestLeaveInteraction': return refusalToLeave(cast);
    case 'RequestStopProcessing': return refusalToStop(cast);
    default: return refusalOfTicket(cast, cause);
  }
} // prettier-ignore

function problemIn(cause: Crossing, request: string): ServerErrorName | undefined {
  const entry = catalogue[cause.type].find(({ protocol }) => protocol === cause.protocol);
  if (entry === undefined) return 'not-supported';
  if (!entry.row.from.includes(cause.fromRole)) return 'wrong-client-type';
  const problem = problemOf(cause);
  if (problem !== undefined) return problem.kind;
  const { AgentId, PlaceId } = cause.body as { readonly AgentId?: string; readonly PlaceId?: string };
  const namesNobody = AgentId === undefined && PlaceId === undefined;
  return request === 'RequestConference' && namesNobody ? 'missing-attribute' : undefined;
}

function refusalOfConference(cast: Cast, { body }: Crossing): Refusal {
  const { state, parties, invitations } = cast.step.before;
  if (state !== 'handling') return ['wrong-state'];
  if (!mayAct(cast)) return ['not-a-party'];
  const { AgentId, PlaceId } = body as { readonly AgentId?: string; readonly PlaceId?: string };
  const there = cast.store.agents.filter(({ loggedIn, place }) => loggedIn && place === PlaceId);
  // Who is logged in at several places is seen at the latest alone.
  if (AgentId === undefined && there.length !== 1) return undefined;
  const wanted = AgentId ?? there[0]!.name;
  const agent = cast.store.agent(wanted);
  if (agent === undefined) return ['unknown-target', 'target-not-logged-in'];
  if (PlaceId !== undefined && agent.place !== PlaceId) return ['unknown-target', 'target-not-logged-in'];
  if (!agent.loggedIn) return ['target-not-logged-in'];
  if (parties.some((party) => party.agent === wanted)) return ['already-a-party'];
  return invitations.some(({ invitee }) => invitee === wanted) ? ['already-invited'] : [];
}

function refusalToLeave(cast: Cast): Refusal {
  const { before } = cast.step;
  const party = ownParty(cast);
  if (party === undefined) return ['not-a-party'];
  if (before.formerLocation !== undefined) return [];
  const staying = before.parties.filter((each) => each !== party);
  const isHeld = staying.some(({ mode }) => cast.options.observersHold || mode === 'conference');
  return isHeld ? [] : ['wrong-state'];
}

/** Whether the one who asks is a party that may do more than leave. */
function mayAct(cast: Cast): boolean {
  const party = ownParty(cast);
  return party !== undefined && (cast.options.observersAct || party.mode === 'conference');
}

function refusalToStop(cast: Cast): Refusal {
  const { state, place, router, connId } = cast.step.before;
  const client = requester(cast)!;
  if (client.role === 'media-server' || client.role === 'service') return [];
  if (client.role !== 'urs') {
    const isAtRest = state === 'queued' || state === 'cached';
    return (isAtRest ? cast.options.strangersAct : mayAct(cast)) ? [] : ['not-a-party'];
  }
  const named = connIdIn(cast.step.cause!);
  const isOfAttempt = named === undefined || named === connId;
  const holds = place?.kind === 'strategy' && router?.proxyClientId === client.id;
  return holds && isOfAttempt ? [] : ['not-a-party'];
}

/** The routing attempt that a request of URS names. */
export function connIdIn({ protocol, body }: Crossing): unknown {
  const { ConnID, Extension } = body as {
    readonly ConnID?: unknown;
    readonly Extension?: { readonly ConnID?: unknown };
  };
  return protocol === 'TLibrary' ? ConnID : Extension?.ConnID;
}

function refusalOfTicket(cast: Cast, { body }: Crossing): Refusal {
  const { TicketId } = body as { readonly TicketId?: number };
  const ticket = cast.step.before.invitations.find(({ id }) => id === TicketId);
  return ticket !== undefined && ticket.inviteeClient === requester(cast)!.id ? [] : ['no-such-ticket'];
}
