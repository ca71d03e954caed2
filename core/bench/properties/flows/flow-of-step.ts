import type { ReferenceFlow } from '../../../protocol/flows/flow.ts';
import type { Crossing } from '../../../bus/crossing.ts';
import { referenceFlow, referenceFlows } from '../../../protocol/flows/reference-flows.ts';
import type { Cast } from './receivers.ts';
import { refusalOf } from './refusal-of.ts';
import { type ServerStep, requestOf } from './server-step.ts';

const triggers: ReadonlySet<string> = new Set(referenceFlows.map(({ trigger }) => trigger));

/** Whether such a step can be a phase of the chapters at all: most steps cannot, and nothing need be known of them. */
export const mayBeFlow = (cause: Crossing | undefined): boolean =>
  cause === undefined || triggers.has(requestOf(cause));

/** Which phase of the chapters a step of the server is; `undefined` when it belongs to neither chapter. */
export function flowOfStep(cast: Cast): ReferenceFlow | undefined {
  const { step } = cast;
  const { cause, expired } = step;
  if (cause === undefined)
    return expired?.operation === 'conference' ? referenceFlow('conference/invitation-times-out') : undefined;
  const request = requestOf(cause);
  switch (request) {
    case 'RequestConference':
      return referenceFlow(isRefused(cast) ? 'conference/invitation-is-invalid' : 'conference/invitation-issued');
    case 'RequestLeaveInteraction':
      return referenceFlow(isRefused(cast) ? 'conference/fail-to-leave' : 'conference/leave');
    case 'RequestStopProcessing':
      return stopFlow(cast);
    case 'RequestAccept':
    case 'RequestReject':
      if (!answersConference(step) || isRefused(cast)) return undefined;
      return referenceFlow(`conference/invitation-${request === 'RequestAccept' ? 'accepted' : 'rejected'}`);
    default:
      return undefined;
  }
}

function stopFlow(cast: Cast): ReferenceFlow {
  const { cause, before } = cast.step;
  if (isRefused(cast)) return referenceFlow('stop-processing/unsuccessful');
  if (cause?.fromRole === 'urs') return referenceFlow('stop-processing/d');
  if (cause?.fromRole === 'agent') return referenceFlow('stop-processing/c');
  return referenceFlow(before.router === undefined ? 'stop-processing/a' : 'stop-processing/b');
}

/** Whether the request has to be refused, or, where nobody can tell, was refused. */
function isRefused(cast: Cast): boolean {
  const { cause, sent } = cast.step;
  const refusal = refusalOf(cast);
  if (refusal !== undefined) return refusal.length > 0;
  return sent.some(({ ref, to, type }) => ref === cause?.ref && to === cause?.from && type === 'EventError');
}

/** Whether the ticket that an invitee answers was an invitation to a conference. */
function answersConference({ cause, before }: ServerStep): boolean {
  const { TicketId } = (cause?.body ?? {}) as { readonly TicketId?: number };
  return before.invitations.some(({ id, operation }) => id === TicketId && operation === 'conference');
}
