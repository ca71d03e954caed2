import { checkIsMessage, checkSender } from '../bus/check-is-message.ts';
import { checkedKeyValues } from '../contract/checked-key-values.ts';
import type { HandlingServer, Requester } from '../contract/request-handler.ts';
import type { Cancel } from '../kernel/clock/actor-clock.ts';
import type { Milliseconds } from '../kernel/time.ts';
import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import type { Message } from '../protocol/catalogue.ts';
import { valueInWords } from '../protocol/key-values/key-value-problem.ts';
import { serverErrors, type ServerErrorName } from '../protocol/server-errors.ts';
import type { ServerOptions } from '../protocol/server-options.ts';
import type { ClientRole, KeyValues } from '../protocol/values.ts';
import type { Asked, Client } from '../server/clients/client.ts';
import { serverName } from '../server/server-name.ts';
import type { ServerCore } from '../server/server-core.ts';
import type { InteractionView, StoreView } from '../store/store-view.ts';

/** Who hears of what becomes of a request in an author's hands. */
interface Watcher {
  readonly answered: () => void;
  /** It is answered once more. */
  readonly again: () => void;
  /** An event goes to a name that nobody has. */
  readonly nobody: (event: string, name: string, known: readonly string[]) => void;
  /** Runs the author's code; what it throws is told. */
  readonly guarded: (work: () => void) => void;
}

/** A request that a plugin handles for the server: what it looks at goes through the server's own records, which say so. */
export class RequestInHand implements HandlingServer {
  readonly requester: Requester;
  readonly options: ServerOptions;
  readonly #core: ServerCore;
  readonly #asked: Asked;
  readonly #watcher: Watcher;
  #isAnswered = false;
  /** What is still to be done about it. */
  #later = 0;

  constructor(core: ServerCore, asked: Asked, options: ServerOptions, watcher: Watcher) {
    this.#core = core;
    this.#asked = asked;
    this.#watcher = watcher;
    this.options = options;
    const { name, role, agent } = asked.client;
    this.requester = { name, role: role as ClientRole, agent };
  }

  /** Name of the client that asked. */
  get client(): string {
    return this.#asked.client.name;
  }

  get isAnswered(): boolean {
    return this.#isAnswered;
  }

  /** Nobody has answered it, and nobody is going to; whose connection is gone cannot be answered. */
  get isForgotten(): boolean {
    return !this.#isAnswered && this.#later === 0 && this.#asked.client.isConnected;
  }

  get interaction(): InteractionView | undefined {
    return this.#record;
  }

  get store(): StoreView {
    return this.#core.store;
  }

  get now(): Milliseconds {
    return this.#core.clock.now();
  }

  ack(extension?: KeyValues): void {
    const checked = extension && checkedKeyValues('`ack`', extension);
    this.#settle(() => this.#core.out.ack(this.#asked, checked));
  }

  refuse(error: ServerErrorName, sentence?: string): void {
    const names = Object.keys(serverErrors);
    if (!names.includes(error)) {
      const meant = typeof error === 'string' ? nearestName(error, names) : undefined;
      const range = `an error of the server${meant === undefined ? '' : ` (did you mean ${meant}?)`}`;
      throw errors.optionOutOfRange('`refuse`', 'error', valueInWords(error), range);
    }
    this.#settle(() => this.#core.out.refuse(this.#asked, { error, sentence }));
  }

  answer(event: Message): void {
    refuseUnsayable(event);
    this.#settle(() => this.#core.out.answer(this.#asked, event.type as 'EventAck', event.body as never));
  }

  tell(name: string, event: Message): void {
    refuseUnsayable(event);
    const client = this.#clientNamed(name);
    if (client === undefined) {
      const known = Array.from(this.#core.clients.values(), (each) => each.name);
      return this.#watcher.nobody(event.type, name, [...new Set(known)]);
    }
    const { interaction: id } = event;
    this.#core.out.tell(
      client,
      event.type,
      id === undefined ? undefined : this.#core.store.interaction(id),
      event.body as never,
    );
  }

  report(event: Message): void {
    refuseUnsayable(event);
    this.#core.out.report(event.type, event.interaction, event.body as never);
  }

  after(delay: Milliseconds, work: () => void): Cancel {
    this.#later++;
    let isOver = false;
    const over = () => {
      if (!isOver) this.#later--;
      isOver = true;
    };
    const { client } = this.#asked;
    const cancel = this.#core.clock.after(delay, () => {
      over();
      // What has been answered meanwhile stands in no record: the step depends on all.
      this.#core.memory?.writes(`client:${client.proxyClientId}`);
      this.#watcher.guarded(work);
    });
    return () => {
      over();
      cancel();
    };
  }

  /** Has the server's own handler answer it, or another request in its place. */
  passOn(given: Message, handle: (request: Message) => void): void {
    checkIsMessage('otherwise', given);
    if (!given.type.startsWith('Request'))
      throw errors.optionOutOfRange('`otherwise`', 'request', given.type, 'a request, or nothing');
    this.#settle(() => handle(given));
  }

  /** Answers it, or has it answered, if that has not been done. */
  #settle(answer: () => void): void {
    if (this.#isAnswered) return this.#watcher.again();
    this.#isAnswered = true;
    this.#watcher.answered();
    const { client } = this.#asked;
    // Nobody waits for the answer any more, and nothing is done for one who has gone.
    if (this.#core.clients.get(client.proxyClientId) === client) answer();
  }

  get #record() {
    const { interaction } = this.#asked;
    return interaction === undefined ? undefined : this.#core.store.interaction(interaction);
  }

  #clientNamed(name: string): Client | undefined {
    for (const client of this.#core.clients.values()) if (client.name === name && client.isConnected) return client;
    const { proxyClientId } = this.#core.store.agent(name)?.logins.at(-1) ?? {};
    return proxyClientId === undefined ? undefined : this.#core.clients.get(proxyClientId);
  }
}

/** What is no event of the server's. */
function refuseUnsayable(event: Message): void {
  checkIsMessage(serverName, event);
  checkSender({ name: serverName, role: 'interaction-server' }, event);
}
