import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { catalogue, checkMessage, type Message } from '../protocol/catalogue.ts';
import type { Peer } from './direction.ts';
import { valueInWords } from '../protocol/key-values/key-value-problem.ts';

/** Refuses what has not even the shape of a message: whether its attributes are right is for the server to say. */
export function checkIsMessage(client: string, given: Message): void {
  const message: unknown = given;
  if (typeof message !== 'object' || message === null) throw errors.notAMessage(client, valueInWords(message));
  const { type, protocol, body } = message as Readonly<Record<string, unknown>>;
  if (typeof type !== 'string') throw errors.notAMessage(client, `an object whose type is ${valueInWords(type)}`);
  if (!(type in catalogue)) {
    if (typeof protocol === 'string') return checkMessage(given);
    throw errors.unknownMessage('the bench', type, nearestName(type, Object.keys(catalogue)));
  }
  if (typeof protocol !== 'string') throw errors.notAMessage(client, `${type} without a protocol`);
  if (typeof body !== 'object' || body === null) throw errors.notAMessage(client, `${type} without a body`);
}

/** Refuses a message that this role cannot send: events are the server's to send, and requests its clients', but for calls of services. */
export function checkSender({ name, role }: Pick<Peer, 'name' | 'role'>, { type }: Pick<Message, 'type'>): void {
  const senders = catalogue[type].flatMap(({ row }) => row.from);
  if (!senders.includes(role)) throw errors.wrongSender(name, role, type, [...new Set(senders)]);
}
