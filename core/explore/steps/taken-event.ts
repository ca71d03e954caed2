import type { Crossing } from '../../bus/crossing.ts';
import { messageIn } from '../../bus/message-in.ts';
import type { Pending } from '../../kernel/clock/event-queue.ts';

/** What a report says of an event. A search keeps it for long: nothing in it leads to the bench of its run. */
export interface TakenEvent {
  /** Who handles it. */
  readonly actor: string;
  /** Name of its queue. */
  readonly queue: string;
  /** What was delivered, where it is a message. */
  readonly message: TakenMessage | undefined;
  /** What it is called, where it is a timer with a name. */
  readonly called: string | undefined;
  /** Whom or what the timer is about. */
  readonly of: string | undefined;
}

interface TakenMessage extends Pick<Crossing, 'type' | 'from' | 'fromRole' | 'to'> {
  /** What is read in words of the wire is known when they have arrived. */
  interaction: Crossing['interaction'];
}

/** What a report says of an event that is or was under way. */
export function takenEvent(event: Pending): TakenEvent {
  const { queue, called, of } = event;
  const crossing = messageOf(event);
  const message = crossing && {
    type: crossing.type,
    from: crossing.from,
    fromRole: crossing.fromRole,
    to: crossing.to,
    interaction: crossing.interaction,
  };
  return { actor: queue.actor.name, queue: queue.name, message, called, of };
}

/** What an event is, the same in every run of a scenario in which it happens: its queue and what comes over it. */
export const eventKey = ({ actor, queue, message, called, of }: TakenEvent): string =>
  `${actor} ${queue} ${message?.type ?? `${called} ${of}`}`;

/** The message that an event brings; nothing for a timer. */
export const messageOf = ({ subject }: Pending): Crossing | undefined => messageIn(subject);
