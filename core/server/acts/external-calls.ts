import type { Connection } from '../../bus/connection.ts';
import type { MessageOf } from '../../protocol/catalogue.ts';
import { serverErrors } from '../../protocol/server-errors.ts';
import { actorOf } from '../bodies.ts';
import type { Asked } from '../clients/client.ts';
import type { OpenCall } from '../clients/open-calls.ts';
import type { ServerCore } from '../server-core.ts';

type Request = MessageOf<'Request3rdServer'>;
type Said = MessageOf<'Event3rdServerResponse' | 'Event3rdServerFault'>;

/** The service at the other end has gone: what it was still asked to do fails. */
export function failOpenCalls(core: ServerCore, connection: Connection): void {
  const { name } = connection.client;
  for (const call of core.clients.endCallsOn(connection))
    failCall(core, call, `Service '${name}' went away before it answered.`);
}

/** The server answers in the place of a service that cannot. */
export function failCall(core: ServerCore, call: OpenCall, ErrorDescription: string): void {
  const { Service, Method } = call.request.body;
  const body = { Service, Method, ErrorCode: serverErrors['unknown-target'].code, ErrorDescription };
  answerCall(core, call, { ...call.request, type: 'Event3rdServerFault', body });
}

/** Gives the caller the answer, and reports it. */
export function answerCall(core: ServerCore, { asked, request }: OpenCall, said: Pick<Said, 'type' | 'body'>): void {
  const { type, body } = said;
  reportCall(core, asked, request, type, body.EspServerRefid);
  const client = core.clients.get(asked.client.proxyClientId);
  if (client === undefined) return;
  const ours = { EspClientRefid: asked.ref, ProxyClientId: client.proxyClientId };
  core.out.pass(asked, { ...request, ref: asked.ref, type, body: { ...body, ...ours } } as Said);
}

/** Those reporting engines hear of a call that registered for the service. */
export function reportCall(
  core: ServerCore,
  { client, ref }: Asked,
  { interaction, body: { Service, Method } }: Request,
  type: Said['type'] | 'Request3rdServer',
  EspServerRefid: number | undefined,
): void {
  const record = interaction === undefined ? undefined : core.store.interaction(interaction);
  const call = { Service, Method, EspClientRefid: ref, EspServerRefid, EventTime: core.clock.now() };
  const body = record === undefined ? call : { ...call, Actor: actorOf(client, record) };
  for (const engine of core.clients.engines) {
    if (!engine.toldOf.services.has(Service)) continue;
    if (type === 'Request3rdServer') core.out.reportTo(engine, 'EventExternalServiceRequested', interaction, body);
    else {
      const Fault = type === 'Event3rdServerFault';
      core.out.reportTo(engine, 'EventExternalServiceResponded', interaction, { ...body, Fault });
    }
  }
}
