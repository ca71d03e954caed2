import type { Message, MessageOf } from '../protocol/catalogue.ts';
import { sealedBody } from '../protocol/key-values/sealed.ts';
import { isMade } from '../protocol/messages/made.ts';

/** Numbers the requests of a client, and names in each of them the ProxyClientId that its registration was answered with. */
export class RequestNumbers {
  #refs = 0;
  #proxyClientId: number | undefined;
  #unregistering: number | undefined;

  /** The request as it leaves: ReferenceIds are counted on, unless it has one. */
  numbered(message: Message): Message {
    const ref = message.ref ?? ++this.#refs;
    if (ref > this.#refs) this.#refs = ref;
    if (message.type === 'RequestUnregisterClient') this.#unregistering = ref;
    const { protocol, type, interaction } = message;
    return { protocol, type, ref, interaction, body: this.#withProxy(message) } as Message;
  }

  /** The first acknowledgement brings the ProxyClientId; after an end of registration another will. */
  acknowledged({ ref, body }: MessageOf<'EventAck'>): void {
    if (ref !== undefined && ref === this.#unregistering) this.#proxyClientId = undefined;
    else this.#proxyClientId ??= body.ProxyClientId;
  }

  /** The connection is another one, on which nobody is registered yet. */
  forgetProxy(): void {
    this.#proxyClientId = this.#unregistering = undefined;
  }

  /** A copy, unless nobody else has the body: whoever sends may go on with his own. */
  #withProxy(message: Message): object {
    const { protocol, body } = message;
    const id = protocol === 'TLibrary' || 'ProxyClientId' in body ? undefined : this.#proxyClientId;
    if (!isMade(message)) return id === undefined ? sealedBody(body) : sealedBody<object>(body, { ProxyClientId: id });
    return id === undefined ? body : Object.assign(body, { ProxyClientId: id });
  }
}
