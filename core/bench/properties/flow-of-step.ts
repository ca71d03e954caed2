import type { ReferenceFlow } from '../../protocol/flows/flow.ts';
import { referenceFlow } from '../../protocol/flows/reference-flows.ts';
import type { ServerStep } from './server-step.ts';

/** Which phase of the chapters a step of the server is; `undefined` when it belongs to neither chapter. */
export function flowOfStep(step: ServerStep): ReferenceFlow | undefined {
  const { cause, expired } = step;
  if (cause === undefined)
    return expired?.operation === 'conference' ? referenceFlow('conference/invitation-times-out') : undefined;
  const request = plainType(cause);
  const refused = step.sent.some(
    (message) => message.ref === cause.ref && message.to === cause.from && plainType(message) === 'EventError',
  );
  if (request === 'RequestConference')
    return referenceFlow(refused ? 'conference/invitation-is-invalid' : 'conference/invitation-issued');
  if (request === 'RequestLeaveInteraction')
    return referenceFlow(refused ? 'conference/fail-to-leave' : 'conference/leave');
  if (request === 'RequestStopProcessing') return stopFlow(step, refused);
  if (refused || !answersConference(step)) return undefined;
  if (request === 'RequestAccept') return referenceFlow('conference/invitation-accepted');
  return request === 'RequestReject' ? referenceFlow('conference/invitation-rejected') : undefined;
}

function stopFlow({ cause, before }: ServerStep, refused: boolean): ReferenceFlow {
  if (refused) return referenceFlow('stop-processing/unsuccessful');
  if (cause?.fromRole === 'urs') return referenceFlow('stop-processing/d');
  if (cause?.fromRole === 'agent') return referenceFlow('stop-processing/c');
  return referenceFlow(before.router === undefined ? 'stop-processing/a' : 'stop-processing/b');
}

/** Whether the ticket that an invitee answers was an invitation to a conference. */
export function answersConference({ cause, before }: ServerStep): boolean {
  const { TicketId } = (cause?.body ?? {}) as { readonly TicketId?: number };
  return before.invitations.some(({ id, operation }) => id === TicketId && operation === 'conference');
}

/** The name of a message in the words of Interaction Management. */
export const plainType = ({
  standsFor,
  type,
}: {
  readonly standsFor: string | undefined;
  readonly type: string;
}): string => standsFor ?? type;
