import type { Pending } from '../../kernel/clock/event-queue.ts';
import { openingMessages } from '../../protocol/opening-messages.ts';
import { messageOf } from './taken-event.ts';

/** Whether an event brings a message by which clients register, log in and learn how things stand. */
export const isOpening = (event: Pending): boolean => openingMessages.has(messageOf(event)?.type ?? '');
