import type { Pending } from '../../kernel/clock/event-queue.ts';
import { messageOf } from './taken-event.ts';

const openingMessages: ReadonlySet<string> = new Set([
  ...['RequestRegisterClient', 'RequestRegisterAddress', 'EventRegistered', 'EventAck'],
  ...['RequestAgentLogin', 'EventAgentLogin', 'RequestStartPlaceAgentStateReporting'],
  ...['RequestStartPlaceAgentStateReportingAll', 'EventPlaceAgentState'],
  ...['RequestOpenStatistic', 'EventStatisticOpened', 'EventInfo'],
]);

/** Whether an event brings a message by which clients register, log in and learn how things stand. */
export const isOpening = (event: Pending): boolean => openingMessages.has(messageOf(event)?.type ?? '');
