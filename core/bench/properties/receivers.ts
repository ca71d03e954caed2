import type { FlowStep } from '../../protocol/flows/flow.ts';
import type { AgentParty, TicketView } from '../../store/store-view.ts';
import type { ClientNames } from './client-names.ts';
import type { ServerStep } from './server-step.ts';

/** What the receivers of a flow's steps are found from. */
export interface Cast {
  readonly step: ServerStep;
  readonly clients: ClientNames;
  readonly options: { readonly revokedToReporting: boolean; readonly acceptedToReporting: boolean };
}

/** Names of those who should get a step of a flow, one for each time that they should get it. */
export function receiversOf(flowStep: FlowStep, cast: Cast): readonly string[] {
  const times = (flowStep.per === undefined ? 1 : departed(cast).length) * (isDue(flowStep, cast) ? 1 : 0);
  return Array.from({ length: times }).flatMap(() => named(flowStep, cast));
}

function named({ to }: FlowStep, { step, clients }: Cast): readonly string[] {
  const { cause, before, after } = step;
  const names = (ids: readonly (number | undefined)[]) =>
    ids.map((id) => (id === undefined ? undefined : clients.name(id))).filter((name) => name !== undefined);
  const of = (parties: readonly AgentParty[]) => names(parties.map(({ proxyClientId }) => proxyClientId));
  const ticket = ticketOf({ step, clients });
  const withdrawn = before.invitations.filter((each) => after?.invitations.every(({ id }) => id !== each.id) ?? true);
  switch (to) {
    case 'requester': return cause === undefined ? [] : [cause.from];
    case 'inviter': return ticket?.inviterRef === undefined ? [] : names([ticket.inviterClient]);
    case 'invitee': return names([ticket?.inviteeClient]);
    case 'each old party': return of(before.parties);
    case 'each other party': return of(before.parties.filter((party) => !isOf(party, cause, clients)));
    case 'each staying party': return after === undefined ? [] : of(after.parties);
    case 'each party sent away': return of(departed({ step }).filter((party) => !isOf(party, cause, clients)));
    // A router is owed an answer too, when it is told the outcome of its delivery.
    case 'each inviter owed an answer':
      return names(withdrawn.map(({ inviterRef, inviterClient }) => (inviterRef === undefined ? undefined : inviterClient)));
    case 'each withdrawn invitee': return names(withdrawn.map(({ inviteeClient }) => inviteeClient));
    case 'URS': return names([before.router?.proxyClientId]);
    case 'each client that asked': return clients.curious();
    case 'each reporting engine': return clients.engines();
  }
} // prettier-ignore

/** The invitation that the step issued, answered, or let expire. */
function ticketOf({ step, clients }: Pick<Cast, 'step' | 'clients'>): TicketView | undefined {
  const { cause, expired, before, after } = step;
  if (expired !== undefined) return expired;
  const { TicketId } = (cause?.body ?? {}) as { readonly TicketId?: number };
  if (TicketId !== undefined) return before.invitations.find(({ id }) => id === TicketId);
  // ReferenceIds are counted by each client for itself.
  const isAsked = ({ inviterRef, inviterClient }: TicketView) =>
    inviterRef === cause?.ref && clients.name(inviterClient) === cause?.from;
  return after?.invitations.find(isAsked);
}

/** Whether a request came from this party; agents who share a connection are told apart by the ProxyClientId. */
function isOf({ proxyClientId }: AgentParty, cause: ServerStep['cause'], clients: ClientNames): boolean {
  const { ProxyClientId = proxyClientId } = (cause?.body ?? {}) as { readonly ProxyClientId?: number };
  return cause?.from === clients.name(proxyClientId) && ProxyClientId === proxyClientId;
}

const departed = ({ step: { before, after } }: Pick<Cast, 'step'>): readonly AgentParty[] =>
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
