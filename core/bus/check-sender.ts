import { errors } from '../kernel/errors.ts';
import { catalogue, type Message } from '../protocol/catalogue.ts';
import type { Peer } from './direction.ts';

/** Refuses a message that this role cannot send: events are the server's to send, and requests its clients', but for calls of services. */
export function checkSender({ name, role }: Pick<Peer, 'name' | 'role'>, { type }: Pick<Message, 'type'>): void {
  const senders = catalogue[type].flatMap(({ row }) => row.from);
  if (!senders.includes(role)) throw errors.wrongSender(name, role, type, [...new Set(senders)]);
}
