import type { Crossing } from '../../../bus/crossing.ts';
import type { Fact } from '../../../protocol/flows/source.ts';
import { serverErrors, type ServerErrorName } from '../../../protocol/server-errors.ts';
import type { Party } from '../../../protocol/values.ts';
import type { AgentParty } from '../../../store/store-view.ts';
import { ownParty, requester, type Cast, type Due } from './receivers.ts';
import { connIdIn, refusalOf } from './refusal-of.ts';

/** Finds a fact about a step, for one time that an event is due; `message` is what came, and says when. */
export type FactOfStep = (cast: Cast, due: Due, message: Crossing) => unknown;

/** Stands for a value that nobody can tell from outside: whatever came is right. */
export const untold = Symbol('untold');

/** Every fact from the request as it crossed and from the store before and after the step. */
export const factsOfStep: Readonly<Record<Fact, FactOfStep>> = {
  referenceId: ({ step }) => step.cause?.ref,
  invitingReferenceId: (_cast, { ticket }) => ticket?.inviterRef,
  interactionId: ({ step }) => step.interaction,
  propertiesBefore: ({ step }) => step.before.properties,
  propertiesAfter: ({ step }) => step.after?.properties,
  // The words of T-Library do not say it, and what travels as it is to such a client does.
  receiver: (_cast, { client }) => client ?? untold,
  ticketId: (_cast, { ticket }) => ticket?.id,
  asker,
  leaver: (cast) => asParty(ownParty(cast)),
  leaverAsActor: (cast) => asActor(ownParty(cast)),
  inviter,
  wanted,
  wantedMode,
  invitee: (cast) => {
    const ticket = cast.ticket;
    return (
      ticket && {
        PartyType: 'agent',
        AgentId: ticket.invitee,
        PlaceId: ticket.inviteePlace,
        VisibilityMode: ticket.mode,
      }
    );
  },
  mode: ({ ticket }) => ticket?.mode,
  departed: (_cast, { party }) => asParty(party),
  strategy: (cast) => strategy(cast),
  formerQueue: ({ step }) => step.before.formerLocation?.queue,
  formerWorkbin: ({ step: { before } }) =>
    before.formerLocation?.kind === 'workbin' ? before.formerLocation.workbin : undefined,
  placedBy: ({ step: { before } }) =>
    before.formerLocation?.kind === 'workbin' ? 'place_in_workbin' : 'place_in_queue',
  connId: ({ step }) => step.before.connId,
  routingPoint: ({ step }) => step.before.router?.strategy,
  answeringPoint,
  callId: ({ step }) => step.before.properties?.SubmitSeq,
  attached,
  clock: (_cast, _due, { sentAt }) => sentAt,
  errorName: (cast, _due, message) => errorOf(cast, message),
  errorCode: (cast, _due, message) => serverErrors[errorOf(cast, message)]?.code,
  errorText: (cast, _due, message) => textOf(cast, message),
};

const asActor = (party: AgentParty | undefined): Party | undefined =>
  party && { PartyType: 'agent', AgentId: party.agent, PlaceId: party.place };

const asParty = (party: AgentParty | undefined): Party | undefined =>
  party && { PartyType: 'agent', AgentId: party.agent, PlaceId: party.place, VisibilityMode: party.mode };

const strategy = ({ step: { before } }: Cast): Party | undefined =>
  before.router && { PartyType: 'strategy', RouterId: before.router.urs, StrategyId: before.router.strategy };

function asker(cast: Cast): Party | undefined {
  const client = requester(cast);
  if (client === undefined) return undefined;
  if (client.agent !== undefined) return { PartyType: 'agent', ...client.agent };
  if (client.role === 'urs') return strategy(cast);
  return { PartyType: 'media_server', MediaServerId: client.name };
}

function inviter({ step: { before }, ticket }: Cast): Party | undefined {
  return asActor(before.parties.find(({ proxyClientId }) => proxyClientId === ticket?.inviterClient));
}

interface Wanted {
  readonly AgentId?: string;
  readonly PlaceId?: string;
  readonly VisibilityMode?: AgentParty['mode'] | 'unknown';
}

const wantedBy = ({ step }: Cast): Wanted => (step.cause?.body ?? {}) as Wanted;

function wantedMode(cast: Cast): AgentParty['mode'] {
  const { VisibilityMode = 'unknown' } = wantedBy(cast);
  return VisibilityMode === 'unknown' ? 'conference' : VisibilityMode;
}

function wanted(cast: Cast): Party | undefined {
  const { AgentId, PlaceId } = wantedBy(cast);
  const { store, ticket } = cast;
  const agent = store.agent(AgentId ?? ticket?.invitee ?? '');
  if (agent === undefined) return undefined;
  return {
    PartyType: 'agent',
    AgentId: agent.name,
    PlaceId: PlaceId ?? agent.place,
    VisibilityMode: wantedMode(cast),
  };
}

/** What the server says of a routing attempt that is over, or was none, only URS can tell. */
function answeringPoint({ step: { before, cause } }: Cast): unknown {
  const isOfAttempt = cause !== undefined && before.router !== undefined && connIdIn(cause) === before.connId;
  return isOfAttempt ? before.router.strategy : untold;
}

/** System properties and attached data side by side; lists of the T-Library have no yes and no. */
function attached({ step: { before } }: Cast): unknown {
  if (before.properties === undefined) return undefined;
  const { UserData, IsOnline, ...system } = before.properties;
  return { ...UserData, ...system, IsOnline: Number(IsOnline) };
}

/** Where two are right, or nobody can tell, what came counts, if it is in the table. */
function errorOf(cast: Cast, { body }: Crossing): ServerErrorName {
  const { ErrorName, ErrorCode } = body as { readonly ErrorName?: unknown; readonly ErrorCode?: unknown };
  const refusal = refusalOf(cast) ?? (Object.keys(serverErrors) as ServerErrorName[]);
  // The T-Library has the code alone.
  const came = refusal.find((name) => name === ErrorName || serverErrors[name].code === ErrorCode);
  return came ?? refusal[0]!;
}

/** Errors for which the server has a sentence of its own, which says more than the table. */
const sayMore: ReadonlySet<ServerErrorName> = new Set([
  'missing-attribute',
  'wrong-client-type',
  'bad-attribute',
  'unknown-target',
  'not-supported',
]);

function textOf(cast: Cast, message: Crossing): unknown {
  const name = errorOf(cast, message);
  const { ErrorMessage, ErrorDescription = ErrorMessage } = message.body as {
    readonly ErrorDescription?: unknown;
    readonly ErrorMessage?: unknown;
  };
  const says = typeof ErrorDescription === 'string' && ErrorDescription !== '';
  const maySayMore = sayMore.has(name) || refusalOf(cast) === undefined;
  return maySayMore && says ? ErrorDescription : serverErrors[name].description;
}
