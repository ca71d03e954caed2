import { filter, map, take, type Observable } from 'rxjs';
import { interactionManagement, reporting, type KeyValues, type Link, type WordOf } from 'routeproof';

/** Registers the client of a link, and emits once when the server has taken it; what the client asks next goes after that. */
export function registerClient(
  client: Pick<Link, 'name' | 'messages' | 'send'>,
  clientType: WordOf<'ClientType'>,
  extension?: KeyValues,
): Observable<void> {
  const attributes = { ClientType: clientType, ClientName: client.name, Extension: extension };
  const ref = client.send(
    clientType === 'ReportingEngine'
      ? reporting.create('RequestRegisterClient', attributes)
      : interactionManagement.create('RequestRegisterClient', attributes),
  );
  return client.messages.pipe(
    filter((message) => message.ref === ref && (message.type === 'EventAck' || message.standsFor === 'EventAck')),
    take(1),
    map(() => undefined),
  );
}

/** Does something now, and again each time that the link is opened anew: what a client does first when it is connected. */
export function wheneverConnected(link: Pick<Link, 'reopened'>, work: () => void): void {
  work();
  link.reopened.subscribe(work);
}
