import type { OfferedInteraction } from 'routeproof';
import { found, interactionManagement, refusalIn, type Crossing } from 'routeproof/kit';
import type { AttributesOfRequest } from 'routeproof/protocol';
import type { ConnectedClient } from '../connect-client.ts';

/**
 * What a media server has to submit. It keeps each interaction until the server has answered: when its connection was lost
 * meanwhile, it submits it again. A refusal is made known: the load then is not what its author wanted.
 */
export class OutgoingDesk {
  readonly #client: ConnectedClient;
  /** Without an answer so far, in the order in which they came. */
  readonly #waiting = new Set<OfferedInteraction>();
  readonly #submitted = new Map<number, OfferedInteraction>();
  /** Were submitted over a connection that is gone: the server may have them. */
  readonly #repeated = new Set<OfferedInteraction>();
  #isOpen = false;

  constructor(client: ConnectedClient) {
    this.#client = client;
    client.link.hear((message) => this.#answered(message));
    client.link.hearClosed(() => this.#close());
  }

  /** The server knows the client: what waits goes out. */
  open(): void {
    this.#isOpen = true;
    for (const offered of this.#waiting) this.#send(offered);
  }

  submit(offered: OfferedInteraction): void {
    this.#waiting.add(offered);
    if (this.#isOpen) this.#send(offered);
  }

  #close(): void {
    this.#isOpen = false;
    for (const offered of this.#submitted.values()) this.#repeated.add(offered);
    this.#submitted.clear();
  }

  #send(offered: OfferedInteraction): void {
    const { at: _at, by: _by, ...given } = offered;
    const attributes = given as Partial<AttributesOfRequest<'RequestSubmit'>>;
    const place = attributes.Workbin === undefined ? { Queue: 'Inbound' } : {};
    const request = interactionManagement.create('RequestSubmit', { MediaType: 'email', ...place, ...attributes });
    this.#submitted.set(this.#client.send(request), offered);
  }

  #answered(message: Crossing): void {
    const offered = message.ref === undefined ? undefined : this.#submitted.get(message.ref);
    if (offered === undefined) return;
    this.#submitted.delete(message.ref!);
    this.#waiting.delete(offered);
    const { error, description } = refusalIn(message);
    if (error === undefined || (error === 'already-exists' && this.#repeated.has(offered))) return;
    const { actor, name } = this.#client;
    actor.finding({ ...found.loadRefused(name, error, description), interaction: offered.InteractionId });
  }
}
