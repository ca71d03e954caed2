import type { MessageOf } from '../../protocol/catalogue.ts';
import { answerCall, failCall, reportCall } from '../acts/external-calls.ts';
import type { Asked } from '../clients/client.ts';
import type { OpenCall } from '../clients/open-calls.ts';
import { holds } from '../rights.ts';
import type { ServerCore } from '../server-core.ts';

type Request = MessageOf<'Request3rdServer'>;

/** A strategy calls a third-party service: the call goes on to the client that registered under that name. */
export const request3rdServer = (core: ServerCore, asked: Asked, request: Request): void => {
  const { Service, Envelope: { ConnID: _named, ...Envelope } = {} } = request.body;
  const denied = mayCall(core, asked, request);
  if (denied !== undefined) return core.out.refuse(asked, denied);
  const call: OpenCall = { asked, request };
  const service = core.clients.serviceNamed(Service);
  if (service === undefined) return failCall(core, call, `No service of the name '${Service}' is connected.`);
  const ref = core.clients.callsOn(service.connection).add(call);
  reportCall(core, asked, request, 'Request3rdServer', ref);
  service.connection.pass({
    ...request,
    ref,
    body: {
      ...request.body,
      Envelope,
      EspClientRefid: asked.ref,
      EspServerRefid: ref,
      ProxyClientId: service.proxyClientId,
    },
  });
};

/** The strategy that calls for an interaction must hold it, as with all that it asks. */
function mayCall(core: ServerCore, asked: Asked, { interaction: id }: Request) {
  if (id === undefined) return undefined;
  const interaction = core.store.interaction(id);
  if (interaction === undefined) return 'unknown-interaction';
  return asked.client.role !== 'urs' || holds(interaction, asked) ? undefined : 'not-a-party';
}

/** What a service says goes to the caller, once: an answer that nobody waits for any more is dropped. */
export const event3rdServerResponse = (
  core: ServerCore,
  { client }: Asked,
  said: MessageOf<'Event3rdServerResponse' | 'Event3rdServerFault'>,
): void => {
  const call = said.ref === undefined ? undefined : core.clients.callsOn(client.connection).take(said.ref);
  if (call !== undefined) answerCall(core, call, said);
};
