import type { Connection } from '../../bus/connection.ts';
import { Binary } from '../../protocol/key-values/binary.ts';
import type { KeyValue } from '../../protocol/values.ts';
import { offerAll } from '../acts/queues.ts';
import { Client, type Asked } from '../clients/client.ts';
import type { RequestOf } from '../handler.ts';
import type { ServerCore } from '../server-core.ts';

/** A connection becomes a client, or carries one more. */
export function requestRegisterClient(
  core: ServerCore,
  connection: Connection,
  request: RequestOf<'RequestRegisterClient'>,
): Client {
  const { role } = connection.client;
  const { Extension = {} } = request.body;
  const toldOf = {
    stops: Number(Extension['event_processing_stopped'] ?? 0) > 0,
    properties: Number(Extension['event_properties_changed'] ?? 0) !== 0,
    services: new Set(wordsIn(Extension['external_services'])),
  };
  const client = new Client(core.next('client'), connection, toldOf, core.memory);
  client.lastRequestAt = core.clock.now();
  core.clients.add(client);
  const asked: Asked = { client, type: request.type, ref: request.ref, interaction: undefined, connId: undefined };
  core.out.ack(asked);
  if (role === 'urs') offerAll(core);
  return client;
}

/** One name, or a list of names under the keys '1', '2' and so on. */
const wordsIn = (value: KeyValue | undefined): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && !(value instanceof Binary) ? Object.values(value).map(String) : [];
};
