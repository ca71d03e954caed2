import type { Connection } from '../../bus/connection.ts';
import type { MessageOf } from '../../protocol/catalogue.ts';
import { serverErrors } from '../../protocol/server-errors.ts';
import { actorOf } from '../bodies.ts';
import type { Asked, Client } from '../clients/client.ts';
import type { Handler } from '../handler.ts';
import { OpenCalls } from '../clients/open-calls.ts';
import { holds } from '../rights.ts';
import type { ServerCore } from '../server-core.ts';

type Request = MessageOf<'Request3rdServer'>;
type Said = MessageOf<'Event3rdServerResponse' | 'Event3rdServerFault'>;

/** A call that was passed on to a service and has no answer yet. */
interface OpenCall {
  readonly asked: Asked;
  readonly request: Request;
}

/** A connection goes with its bench, and the calls on it go with the connection. */
const openOn = new WeakMap<Connection, OpenCalls<OpenCall>>();

/** A strategy calls a third-party service: the call goes on to the client that registered under that name. */
export const request3rdServer = (core: ServerCore, asked: Asked, request: Request): void => {
  const { Service, Envelope: { ConnID: _named, ...Envelope } = {} } = request.body;
  const denied = mayCall(core, asked, request);
  if (denied !== undefined) return core.out.refuse(asked, denied);
  const call: OpenCall = { asked, request };
  const service = core.clientsOf('service').find(({ name, isConnected }) => name === Service && isConnected);
  if (service === undefined) return fail(core, call, `No service of the name '${Service}' is connected.`);
  const ref = callsOf(core, service).add(call);
  report(core, asked, request, 'Request3rdServer', ref);
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

/** What a service says goes to the caller, once: an answer that nobody waits for any more is dropped. */
export const serviceAnswered = (core: ServerCore, { client }: Asked, said: Said): void => {
  const call = said.ref === undefined ? undefined : callsOf(core, client).take(said.ref);
  if (call !== undefined) answer(core, call, said);
};

/** The client goes, and what it was still asked to do fails. */
export const endingCalls =
  (unregister: Handler<'RequestUnregisterClient'>): Handler<'RequestUnregisterClient'> =>
  (core, asked, request) => {
    unregister(core, asked, request);
    if (asked.client.role === 'service') serviceGone(core, asked.client);
  };

/** The strategy that calls for an interaction must hold it, as with all that it asks. */
function mayCall(core: ServerCore, asked: Asked, { interaction: id }: Request) {
  if (id === undefined) return undefined;
  const interaction = core.store.interaction(id);
  if (interaction === undefined) return 'unknown-interaction';
  return asked.client.role !== 'urs' || holds(interaction, asked) ? undefined : 'not-a-party';
}

function callsOf(core: ServerCore, service: Client): OpenCalls<OpenCall> {
  let calls = openOn.get(service.connection);
  if (calls === undefined) {
    openOn.set(service.connection, (calls = new OpenCalls(service.name, core.memory)));
    service.connection.closed.subscribe(() => serviceGone(core, service));
  }
  return calls;
}

function serviceGone(core: ServerCore, { name, connection }: Client): void {
  for (const call of openOn.get(connection)?.takeAll() ?? [])
    fail(core, call, `Service '${name}' went away before it answered.`);
}

/** The server answers in the place of a service that cannot. */
function fail(core: ServerCore, call: OpenCall, ErrorDescription: string): void {
  const { Service, Method } = call.request.body;
  const body = { Service, Method, ErrorCode: serverErrors['unknown-target'].code, ErrorDescription };
  answer(core, call, { ...call.request, type: 'Event3rdServerFault', body });
}

function answer(core: ServerCore, { asked, request }: OpenCall, said: Pick<Said, 'type' | 'body'>): void {
  const { type, body } = said;
  report(core, asked, request, type, body.EspServerRefid);
  const client = core.client(asked.client.proxyClientId);
  if (client === undefined) return;
  const ours = { EspClientRefid: asked.ref, ProxyClientId: client.proxyClientId };
  core.out.pass(asked, { ...request, ref: asked.ref, type, body: { ...body, ...ours } } as Said);
}

/** Those reporting engines hear of a call that registered for the service. */
function report(
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
