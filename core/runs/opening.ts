import type { Pending } from '../kernel/pending.ts';

const openingMessages: ReadonlySet<string> = new Set([
  ...['RequestRegisterClient', 'RequestRegisterAddress', 'EventRegistered', 'EventAck'],
  ...['RequestAgentLogin', 'EventAgentLogin', 'RequestStartPlaceAgentStateReporting'],
  ...['RequestStartPlaceAgentStateReportingAll', 'EventPlaceAgentState'],
  ...['RequestOpenStatistic', 'EventStatisticOpened', 'EventInfo'],
]);

/** The type of the message that an event brings; nothing for a timer. */
export function messageOf({ subject }: Pending): { readonly type: string; readonly interaction?: string } | undefined {
  const crossing = (
    subject as { readonly crossing?: { readonly type: string; readonly interaction?: string } } | undefined
  )?.crossing;
  return crossing;
}

/** Whether an event brings a message by which clients register, log in and learn how things stand. */
export const isOpening = (event: Pending): boolean => openingMessages.has(messageOf(event)?.type ?? '');
