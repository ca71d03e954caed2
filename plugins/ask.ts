import { filter, take, takeUntil, type Observable } from 'rxjs';
import type { Crossing } from 'routeproof';
import type { Message } from 'routeproof/protocol';
import type { ConnectedClient } from './connect-client.ts';

/**
 * Sends a request at once, and emits its answer, which may be a refusal: `refusalIn` says why. Nothing is emitted where the
 * connection ends before. Throws `linkClosed` where there is none.
 */
export function ask(client: ConnectedClient, request: Message): Observable<Crossing> {
  const ref = client.send(request);
  return client.messages.pipe(
    filter((message) => message.ref === ref),
    take(1),
    takeUntil(client.link.closed),
  );
}
