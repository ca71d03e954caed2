import type { FlowStep } from '../../../protocol/flows/flow.ts';
import type { ServerOptions } from '../../../protocol/server-options.ts';
import type { AgentParty, StoreView, TicketView } from '../../../store/store-view.ts';
import type { ClientNames, Registered } from './client-names.ts';
import type { ServerStep } from './server-step.ts';

/** What the receivers of a flow's steps, and the values of its attributes, are found from. */
export interface Cast {
  readonly step: ServerStep;
  readonly clients: ClientNames;
  readonly options: ServerOptions;
  /** Requests that plugins handle in place of the server. */
  readonly handled: ReadonlySet<string>;
  readonly store: StoreView;
  /** The invitation that the step issued, answered, or let expire. */
  readonly ticket: TicketView | undefined;
}

/** One time that an event of a flow is due. */
export interface Due {
  /** The name of the receiver. */
  readonly to: string;
  /** Its ProxyClientId, as far as it has one; 0 of one that is not registered. */
  readonly client: number | undefined;
  /** The party, or the invitation, that it is due for. */
  readonly party?: AgentParty | undefined;
  readonly ticket?: TicketView | undefined;
}

/** Who should get a step of a flow, once for each time that they should get it. */
export function receiversOf(flowStep: FlowStep, cast: Cast): readonly Due[] {
  if (!isDue(flowStep, cast)) return [];
  if (flowStep.per === undefined) return named(flowStep, cast);
  return departed(cast).flatMap((party) => named(flowStep, cast).map((due) => ({ ...due, party })));
}

function named({ to }: FlowStep, cast: Cast): readonly Due[] {
  const { step, clients, ticket } = cast;
  const { cause, before, after } = step;
  const dueTo = (client: number | undefined, about: Pick<Due, 'party' | 'ticket'> = {}): readonly Due[] => {
    const name = client === undefined ? undefined : clients.name(client);
    return name === undefined ? [] : [{ to: name, client, ...about }];
  };
  const each = (parties: readonly AgentParty[]) => parties.flatMap((party) => dueTo(party.proxyClientId, { party }));
  const all = (registered: readonly Registered[]) => registered.map(({ name, id }) => ({ to: name, client: id }));
  switch (to) {
    case 'requester': return cause === undefined ? [] : [{ to: cause.from, client: requester(cast)?.id ?? 0 }];
    case 'inviter': return ticket?.inviterRef === undefined ? [] : dueTo(ticket.inviterClient, { ticket });
    case 'invitee': return dueTo(ticket?.inviteeClient, { ticket });
    case 'each old party': return each(before.parties);
    case 'each other party': return each(before.parties.filter((party) => party !== ownParty(cast)));
    case 'each staying party': return after === undefined ? [] : each(after.parties);
    case 'each party sent away': return each(departed(cast).filter((party) => party !== ownParty(cast)));
    // A router is owed an answer too, when it is told the outcome of its delivery.
    case 'each inviter owed an answer':
      return withdrawn(step).flatMap((each) => (each.inviterRef === undefined ? [] : dueTo(each.inviterClient, { ticket: each })));
    case 'each withdrawn invitee': return withdrawn(step).flatMap((each) => dueTo(each.inviteeClient, { ticket: each }));
    case 'URS': return dueTo(before.router?.proxyClientId);
    case 'each client that asked': return all(clients.curious());
    case 'each reporting engine': return all(clients.engines());
  }
} // prettier-ignore

/** Who sent the request of the step, if it is registered. */
export const requester = ({ step: { cause }, clients }: Cast): Registered | undefined =>
  cause === undefined ? undefined : clients.senderOf(cause);

/** The party that sent the request of the step; agents who share a connection are told apart by the ProxyClientId. */
export function ownParty(cast: Cast): AgentParty | undefined {
  const id = requester(cast)?.id;
  return cast.step.before.parties.find(({ proxyClientId }) => proxyClientId === id);
}

/** The invitation that the step issued, answered, or let expire. */
export function ticketOf({ cause, expired, before, after }: ServerStep, clients: ClientNames): TicketView | undefined {
  if (expired !== undefined) return expired;
  const { TicketId } = (cause?.body ?? {}) as { readonly TicketId?: number };
  if (TicketId !== undefined) return before.invitations.find(({ id }) => id === TicketId);
  // ReferenceIds are counted by each client for itself.
  const isAsked = ({ inviterRef, inviterClient }: TicketView) =>
    inviterRef === cause?.ref && clients.name(inviterClient) === cause?.from;
  return after?.invitations.find(isAsked);
}

const withdrawn = ({ before, after }: ServerStep): readonly TicketView[] =>
  before.invitations.filter((each) => after?.invitations.every(({ id }) => id !== each.id) ?? true);

const departed = ({ step: { before, after } }: Cast): readonly AgentParty[] =>
  before.parties.filter((party) => after?.parties.includes(party) !== true);

function isDue({ only }: FlowStep, { step: { before, after }, options }: Cast): boolean {
  switch (only) {
    case 'the last party left': return after?.parties.length === 0;
    case 'the last party left for a workbin': return after?.parties.length === 0 && before.formerLocation?.kind === 'workbin';
    case 'the strategy was a party': return before.router !== undefined;
    case 'revokedToReporting': return options.revokedToReporting;
    case 'acceptedToReporting': return options.acceptedToReporting;
    default: return true;
  }
} // prettier-ignore
