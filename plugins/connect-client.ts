import { Subject, type Observable } from 'rxjs';
import type { KeyValues } from 'routeproof';
import {
  followScript,
  type ActorKit,
  type Client,
  type ClientRole,
  type Crossing,
  type FollowedRule,
  type Kit,
  type Link,
  type Message,
} from 'routeproof/kit';
import type { WordOf } from 'routeproof/protocol';
import { registration, wheneverConnected } from './register.ts';

/** Options of `connectClient`, beside role and name. */
export interface ClientOptions {
  /** Goes into its registration: `{ event_processing_stopped: 1 }` asks to be told when interactions are stopped. */
  readonly extension?: KeyValues | undefined;
  /** Habits: what it does each time that it is told something, beside the lines of its script. */
  readonly does?: readonly FollowedRule[];
  /**
   * Whether it does nothing about what it is told but what its lines and habits say. `explore` then does not try when the rest
   * comes. Default: false, which is always right.
   */
  readonly heedsLinesAlone?: boolean;
}

/**
 * Connects an actor to the Interaction Server as all of ours are connected: it follows the lines of the script that are its own,
 * and registers at once, and again each time that its connection is opened anew.
 */
export const connectClient = (
  kit: Pick<Kit, 'actor' | 'script'>,
  role: ClientRole,
  name: string,
  options: ClientOptions = {},
): ConnectedClient => new ConnectedClient(kit, role, name, options);

/** The client's end of its connection to the Interaction Server, and all that its actor is given. */
export class ConnectedClient implements Client {
  /** The client's name, as it stands in the trace. */
  readonly name: string;
  /** The kit of this actor: its clock, its chance, its findings. */
  readonly actor: ActorKit;
  /** The connection itself: to break it, or to open it anew. */
  readonly link: Link;
  /** What it is told. */
  readonly messages: Observable<Crossing>;
  /** Emits each time that the server has taken its registration: what it asks from then on is not refused for want of one. */
  readonly registered: Observable<void>;
  readonly #script: Client;

  constructor(
    kit: Pick<Kit, 'actor' | 'script'>,
    role: ClientRole,
    name: string,
    { extension, does = [], heedsLinesAlone = false }: ClientOptions,
  ) {
    this.name = name;
    this.actor = kit.actor(name);
    this.link = this.actor.connect(role, name);
    this.#script = followScript(this.actor, this.link, [...kit.script(name), ...does]);
    this.messages = this.link.messages;
    const registered = new Subject<void>();
    this.registered = registered;
    let isRegistered = false;
    let registering: number | undefined;
    // One listener, and no pipe for each registration: exploring makes thousands of benches a second.
    this.link.hear(({ ref, type }) => {
      if (heedsLinesAlone && isRegistered && !this.heeded) this.actor.ignored();
      if (registering === undefined || ref !== registering || type !== 'EventAck') return;
      registering = undefined;
      isRegistered = true;
      registered.next();
    });
    wheneverConnected(this.link, () => {
      isRegistered = false;
      registering = this.send(registration(name, clientTypes[role], extension));
    });
  }

  get heeded(): boolean {
    return this.#script.heeded === true;
  }

  /** Whether the client can send. */
  get connected(): boolean {
    return this.link.connected;
  }

  /** Sends a request and gives back its ReferenceId; `ask` gives its answer. */
  send(message: Message): number {
    return this.#script.send(message);
  }
}

/** What clients of each role call themselves when they register. */
const clientTypes: Readonly<Record<ClientRole, WordOf<'ClientType'>>> = {
  agent: 'AgentApplication',
  'media-server': 'MediaServer',
  urs: 'Router',
  'reporting-engine': 'ReportingEngine',
  service: 'EspServer',
};
