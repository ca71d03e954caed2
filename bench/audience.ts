import type { Crossing } from 'routeproof';
import { catalogue, type MessageType } from 'routeproof/protocol';
import { mixed } from './mixed.ts';
import type { Batch } from './workload.ts';

/** Names of as many message types. */
export const messageTypes = (count: number): readonly MessageType[] =>
  (Object.keys(catalogue) as MessageType[]).slice(0, count);

/** Names of as many interactions. */
export const interactionNames = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `interaction ${index}`);

/** Messages as links deliver them, of these types and about these interactions, mixed in the same way every time. */
export function crossings(types: readonly MessageType[], interactions: readonly string[]): readonly Crossing[] {
  const random = mixed();
  return Array.from({ length: 2000 }, (_, ref) => ({
    at: ref,
    sentAt: ref,
    from: 'media server',
    to: 'Interaction Server',
    fromRole: 'media-server',
    toRole: 'interaction-server',
    protocol: 'InteractionManagement',
    type: types[random() % types.length],
    ref,
    interaction: interactions[random() % interactions.length],
    body: {},
    standsFor: undefined,
  })) as unknown as readonly Crossing[];
}

/** Listeners, one for each key, that do no more than count: a batch delivers all messages and says how many were heard. */
export function hearing<Key extends string>(
  keys: readonly Key[],
  listen: (key: Key, listener: () => void) => unknown,
  messages: readonly Crossing[],
  deliver: (message: Crossing) => unknown,
): Batch {
  let heard = 0;
  for (const key of keys) listen(key, () => void heard++);
  return () => {
    const before = heard;
    for (const message of messages) deliver(message);
    if (heard - before !== messages.length)
      throw new Error(`${heard - before} of ${messages.length} messages were heard.`);
    return messages.length;
  };
}
