import { filter, finalize, Observable, Subject } from 'rxjs';
import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { catalogue, type MessageType } from '../protocol/catalogue.ts';
import type { Protocol } from '../protocol/values.ts';
import type { Crossing, CrossingOf } from './crossing.ts';

/**
 * The one place that every message passes. Listeners are kept by type and by interaction,
 * so one that is not meant costs nothing.
 */
export class Bus {
  readonly #sent = new Subject<Crossing>();
  readonly #messages = new Subject<Crossing>();
  readonly #broken = new Subject<{ readonly client: string; readonly server: string }>();
  readonly #byType = new Map<string, Subject<Crossing>>();
  readonly #byInteraction = new Map<string, Subject<Crossing>>();

  /** Every message at the moment of its delivery, before the receiver handles it. */
  readonly messages: Observable<Crossing> = this.#messages.asObservable();
  /** Every message at the moment it is sent. What is under way when a link breaks is never delivered. */
  readonly sent: Observable<Crossing> = this.#sent.asObservable();

  /** Every connection that ends, once, at the end that ends it. */
  readonly broken: Observable<{ readonly client: string; readonly server: string }> = this.#broken.asObservable();

  /** Delivered messages of one type; a second argument narrows those that travel in several protocols. */
  on<T extends MessageType>(type: T): Observable<CrossingOf<T>>;
  on<T extends MessageType, P extends Protocol>(type: T, protocol: P): Observable<CrossingOf<T, P>>;
  on(type: string, protocol?: Protocol): Observable<Crossing> {
    if (!(type in catalogue)) throw errors.unknownMessage('the bench', type, nearestName(type, Object.keys(catalogue)));
    let subject = this.#byType.get(type);
    if (subject === undefined) this.#byType.set(type, (subject = new Subject()));
    return protocol === undefined ? subject.asObservable() : subject.pipe(filter((each) => each.protocol === protocol));
  }

  /** Delivered messages about one interaction. */
  of(interaction: string): Observable<Crossing> {
    return new Observable((subscriber) => {
      let subject = this.#byInteraction.get(interaction);
      if (subject === undefined) this.#byInteraction.set(interaction, (subject = new Subject()));
      const listened = subject;
      return listened
        .pipe(
          finalize(() => {
            if (!listened.observed) this.#byInteraction.delete(interaction);
          }),
        )
        .subscribe(subscriber);
    });
  }

  /** For links: a connection is gone, whoever ended it. */
  break(client: string, server: string): void {
    if (this.#broken.observed) this.#broken.next({ client, server });
  }

  /** For links: a message leaves. */
  send(crossing: Crossing): void {
    if (this.#sent.observed) this.#sent.next(crossing);
  }

  /** For links: a message arrives. */
  deliver(crossing: Crossing): void {
    this.#byType.get(crossing.type)?.next(crossing);
    if (crossing.interaction !== undefined && this.#byInteraction.size > 0)
      this.#byInteraction.get(crossing.interaction)?.next(crossing);
    if (this.#messages.observed) this.#messages.next(crossing);
  }
}
