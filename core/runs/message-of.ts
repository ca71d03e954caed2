import type { Pending } from '../kernel/pending.ts';

/** The type of the message that an event brings; nothing for a timer. */
export function messageOf({ subject }: Pending): { readonly type: string; readonly interaction?: string } | undefined {
  const crossing = (
    subject as { readonly crossing?: { readonly type: string; readonly interaction?: string } } | undefined
  )?.crossing;
  return crossing;
}

/** An event in words, for a report. */
export const wordsFor = (event: Pending): string => {
  const message = messageOf(event);
  return message === undefined
    ? `a timer of ${event.lane.actor.name}`
    : `${message.type} on the link ${event.lane.name}`;
};
