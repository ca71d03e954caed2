import { filter, first, map, take, type Observable } from 'rxjs';
import type { KeyValues } from 'routeproof';
import {
  found,
  interactionManagement,
  refusalIn,
  reporting,
  type ActorKit,
  type Link,
  type Message,
} from 'routeproof/kit';
import type { AttributesOfRequest, WordOf } from 'routeproof/protocol';

/** The request that registers a client. */
export function registration(ClientName: string, ClientType: WordOf<'ClientType'>, Extension?: KeyValues): Message {
  const attributes = { ClientType, ClientName, Extension };
  return ClientType === 'ReportingEngine'
    ? reporting.create('RequestRegisterClient', attributes)
    : interactionManagement.create('RequestRegisterClient', attributes);
}

/** Registers the client of a link, and emits once when the server has taken it; what the client asks next goes after that. */
export function registerClient(
  client: Pick<Link, 'name' | 'messages' | 'send'>,
  clientType: WordOf<'ClientType'>,
  extension?: KeyValues,
): Observable<void> {
  const ref = client.send(registration(client.name, clientType, extension));
  return client.messages.pipe(
    filter((message) => message.ref === ref && message.type === 'EventAck'),
    take(1),
    map(() => undefined),
  );
}

/** Logs an agent in; a refusal is a finding, for nothing would be routed to it. */
export function logInAgent(
  kit: Pick<ActorKit, 'finding'>,
  client: Pick<Link, 'messages' | 'send'>,
  attributes: AttributesOfRequest<'RequestAgentLogin'>,
): void {
  const ref = client.send(interactionManagement.create('RequestAgentLogin', attributes));
  client.messages.pipe(first((message) => message.ref === ref, undefined)).subscribe((answer) => {
    if (answer === undefined) return;
    const { error, description } = refusalIn(answer);
    const { AgentId, PlaceId } = attributes;
    if (error !== undefined) kit.finding(found.loginRefused(AgentId, PlaceId, error, description));
  });
}

/** Does something now, and again each time that the link is opened anew: what a client does first when it is connected. */
export function wheneverConnected(link: Pick<Link, 'hearReopened'>, work: () => void): void {
  work();
  link.hearReopened(work);
}

/**
 * Says of each message that no line of a script heeds that it is nothing to the actor, but for the answer to its registration.
 * To be called before the client registers, by an actor that does nothing else about what it is told.
 */
export function heedLinesAlone(
  kit: Pick<ActorKit, 'ignored'>,
  link: Pick<Link, 'messages'>,
  client: { readonly heeded?: boolean },
): {
  /** To be set when the registration was answered. */
  isRegistered: boolean;
} {
  const state = { isRegistered: false };
  link.messages.subscribe(() => {
    if (state.isRegistered && client.heeded !== true) kit.ignored();
  });
  return state;
}
