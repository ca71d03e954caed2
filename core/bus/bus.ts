import { filter, finalize, Observable } from 'rxjs';
import { Broadcast } from '../kernel/broadcast.ts';
import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { catalogue, type MessageType } from '../protocol/catalogue.ts';
import type { Protocol } from '../protocol/values.ts';
import type { Crossing, CrossingOf } from './crossing.ts';

/** The two ends of a connection that has ended. */
export interface BrokenConnection {
  readonly client: string;
  readonly server: string;
}

/**
 * The one place that every message passes. Listeners are kept by type and by interaction,
 * so one that is not meant costs nothing.
 */
export class Bus {
  readonly #sent = new Broadcast<Crossing>();
  readonly #messages = new Broadcast<Crossing>();
  readonly #broken = new Broadcast<BrokenConnection>();
  /** Somebody has seen messages when they left. */
  #isSeen = false;
  readonly #byType = new Map<string, Broadcast<Crossing>>();
  readonly #byInteraction = new Map<string, Broadcast<Crossing>>();

  /** Every message at the moment of its delivery, before the receiver handles it. */
  get messages(): Observable<Crossing> {
    return this.#messages.values;
  }

  /** Every message at the moment it is sent. What is under way when a link breaks is never delivered. */
  get sent(): Observable<Crossing> {
    return this.#sent.values;
  }

  /** Every connection that ends, once, at the end that ends it. */
  get broken(): Observable<BrokenConnection> {
    return this.#broken.values;
  }

  /** Hears one of these past RxJS; gives back what ends that. */
  hear(what: 'messages' | 'sent', listener: (message: Crossing) => void): () => void;
  hear(what: 'broken', listener: (connection: BrokenConnection) => void): () => void;
  hear(what: 'messages' | 'sent' | 'broken', listener: (told: never) => void): () => void {
    const broadcast = { messages: this.#messages, sent: this.#sent, broken: this.#broken }[what];
    return broadcast.hear(listener as (told: unknown) => void);
  }

  /** Delivered messages of one type; a second argument narrows those that travel in several protocols. */
  on<T extends MessageType>(type: T): Observable<CrossingOf<T>>;
  on<T extends MessageType, P extends Protocol>(type: T, protocol: P): Observable<CrossingOf<T, P>>;
  on(type: string, protocol?: Protocol): Observable<Crossing> {
    if (!(type in catalogue)) throw errors.unknownMessage('the bench', type, nearestName(type, Object.keys(catalogue)));
    let ofType = this.#byType.get(type);
    if (ofType === undefined) this.#byType.set(type, (ofType = new Broadcast()));
    const { values } = ofType;
    return protocol === undefined ? values : values.pipe(filter((each) => each.protocol === protocol));
  }

  /** Delivered messages about one interaction. */
  of(interaction: string): Observable<Crossing> {
    return new Observable((subscriber) => {
      const listened = this.#byInteraction.get(interaction) ?? new Broadcast();
      this.#byInteraction.set(interaction, listened);
      return listened.values
        .pipe(
          finalize(() => {
            if (!listened.isHeard) this.#byInteraction.delete(interaction);
          }),
        )
        .subscribe(subscriber);
    });
  }

  /** For links: a connection is gone, whoever ended it. */
  break(client: string, server: string): void {
    this.#broken.tell({ client, server });
  }

  /** For links: a message leaves. */
  send(crossing: Crossing): void {
    if (!this.#sent.isHeard) return;
    this.#isSeen = true;
    this.#sent.tell(crossing);
  }

  /** For links: a message arrives. Says whether anybody has seen it, or may have when it left. */
  deliver(crossing: Crossing): boolean {
    const ofType = this.#byType.get(crossing.type);
    ofType?.tell(crossing);
    const { interaction } = crossing;
    const about =
      interaction !== undefined && this.#byInteraction.size > 0 ? this.#byInteraction.get(interaction) : undefined;
    about?.tell(crossing);
    const isHeard = this.#messages.isHeard;
    if (isHeard) this.#messages.tell(crossing);
    return isHeard || this.#isSeen || ofType !== undefined || about !== undefined;
  }
}
