import type { Pending } from '../../kernel/clock/event-queue.ts';
import { messageOf } from '../steps/taken-event.ts';

/** What an event is called: by the role of its sender, and by the sender itself where two senders have one role. */
export interface EventName {
  readonly byRole: string;
  readonly bySender: string;
}

/**
 * A message by its type and its sender, if that is not the Interaction Server; a timer by its name. What a substitution put
 * on the wire is called by what it stands for.
 */
export function eventName(event: Pending): EventName {
  const crossing = messageOf(event);
  if (crossing !== undefined) {
    const { type, standsFor = type, from, fromRole } = crossing;
    if (fromRole === 'interaction-server') return { byRole: standsFor, bySender: standsFor };
    return { byRole: `${standsFor} from ${fromRole}`, bySender: `${standsFor} from ${from}` };
  }
  const { queue, called = 'timer' } = event;
  if (queue.name !== 'timers')
    return { byRole: 'end of a connection', bySender: `end of the connection of ${queue.name.split(' -> ')[0]}` };
  return { byRole: called, bySender: called };
}
