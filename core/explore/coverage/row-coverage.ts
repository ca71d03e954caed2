import { Subscription } from 'rxjs';
import type { Bench } from '../../bench/create-bench.ts';
import type { Crossing } from '../../bus/crossing.ts';
import {
  nextAgentState,
  nextMediaState,
  type AgentEvent,
  type AgentStateName,
  type MediaEvent,
  type MediaStateName,
} from '../../protocol/states.ts';
import type { CoveredTable } from '../../report/coverage.ts';
import type { AgentView, Change, StoreView } from '../../store/store-view.ts';
import { aboutAgents, aboutInteractions } from './covered-rows.ts';

/** One passage through a row of a table. */
export interface Passage {
  readonly table: CoveredTable;
  readonly state: string;
  readonly event: string;
  refused: boolean;
}

/** The request that the server handles in the step in hand. */
interface Asked {
  readonly type: string;
  readonly message: Crossing;
  readonly passages: readonly Passage[];
}

type Was = Pick<AgentView, 'loggedIn' | 'media'>;

/** Which rows of the protocol's tables a run passed, from what crossed the bus and what changed in the store. */
export class RowCoverage {
  readonly list: Passage[] = [];
  /** Ends the watching. */
  readonly subscription = new Subscription();
  readonly #store: StoreView;
  readonly #stopped = new Set<string>();
  readonly #agents = new Map<string, Was>();
  /** Clients whose agent is logged in. */
  readonly #loggedIn = new Map<string, string>();
  #asked: Asked | undefined;

  constructor({ bus, store }: Bench) {
    this.#store = store;
    this.subscription.add(bus.messages.subscribe((message) => this.#arrived(message)));
    this.subscription.add(bus.sent.subscribe((message) => this.#said(message)));
    this.subscription.add(bus.broken.subscribe(({ client }) => this.#lost(client)));
    this.subscription.add(store.changes.subscribe((change) => this.#changed(change)));
  }

  /** A step begins: what comes now has another cause. */
  stepBegins(): void {
    this.#asked = undefined;
  }

  #lost(client: string): void {
    for (const [session, owner] of this.#loggedIn) if (owner === client) this.#loggedIn.delete(session);
  }

  #arrived(message: Crossing): void {
    const type = message.standsFor ?? message.type;
    if (message.toRole !== 'interaction-server') return;
    const passages = this.#statesFor(type, message).map((state) => this.#pass('request', state, type));
    this.#asked = { type, message, passages };
  }

  /** A refusal comes in the step of its request; what is refused later had been let in. */
  #said({ standsFor, type, ref, to, fromRole }: Crossing): void {
    if (this.#asked === undefined || fromRole !== 'interaction-server' || (standsFor ?? type) !== 'EventError') return;
    const { message, passages } = this.#asked;
    if (ref === message.ref && to === message.from) for (const passage of passages) passage.refused = true;
  }

  #changed(change: Change): void {
    if (change.kind === 'agent') return this.#agentChanged(change.agent);
    if (change.kind !== 'interaction') return;
    const { event, from, interaction } = change;
    this.#pass('interaction', from, event);
    if (interaction.state === 'stopped') this.#stopped.add(interaction.id);
  }

  #agentChanged({ name, loggedIn, media }: AgentView): void {
    const was = this.#agents.get(name) ?? { loggedIn: false, media: new Map<string, never>() };
    this.#agents.set(name, { loggedIn, media: new Map(media) });
    const event = this.#causeOf(was, loggedIn);
    if (event === undefined) return;
    const from = agentState(was);
    if (nextAgentState(from, event as AgentEvent) === agentState({ loggedIn })) this.#pass('agent', from, event);
    for (const medium of new Set([...was.media.keys(), ...media.keys()]))
      this.#mediumChanged(medium, was, media, event);
    if (event === 'RequestAgentLogin') this.#loggedIn.set(sessionOf(this.#asked!.message), this.#asked!.message.from);
    if (event === 'RequestAgentLogout') this.#loggedIn.delete(sessionOf(this.#asked!.message));
  }

  #mediumChanged(medium: string, was: Was, media: AgentView['media'], cause: string): void {
    const { MediaType = medium } = (this.#asked?.message.body ?? {}) as { readonly MediaType?: string };
    if (MediaType !== medium) return;
    const from: MediaStateName = was.media.get(medium) ?? 'absent';
    const to: MediaStateName = media.get(medium) ?? 'absent';
    const event = cause === 'RequestAgentLogin' ? `${cause} with ${to === 'ready' ? 1 : 0}` : cause;
    if (nextMediaState(from, event as MediaEvent) === to) this.#pass('medium', from, event);
  }

  /** What changed an agent: its own request, or the loss of its connection, which another login may have forced. */
  #causeOf(was: Was, loggedIn: boolean): string | undefined {
    const type = this.#asked?.type;
    if (type === undefined || (type === 'RequestAgentLogin' && was.loggedIn && !loggedIn)) return 'connection lost';
    return aboutAgents.has(type) ? type : undefined;
  }

  /** In which state a request finds what it is about; of several interactions, in which states. */
  #statesFor(type: string, message: Crossing): readonly string[] {
    const body = message.body as { readonly AgentId?: string; readonly InteractionIds?: readonly string[] };
    if (type === 'RequestAgentLogin')
      return [agentState({ loggedIn: this.#store.agent(body.AgentId ?? '')?.loggedIn === true })];
    if (aboutAgents.has(type)) return [agentState({ loggedIn: this.#loggedIn.has(sessionOf(message)) })];
    if (!aboutInteractions.has(type)) return [];
    if (type === 'RequestSubmit' && message.interaction === undefined) return ['absent'];
    const named = body.InteractionIds ?? (message.interaction === undefined ? [] : [message.interaction]);
    return named.map((id) => this.#store.interaction(id)?.state ?? (this.#stopped.has(id) ? 'stopped' : 'absent'));
  }

  #pass(table: CoveredTable, state: string, event: string): Passage {
    const passage: Passage = { table, state, event, refused: false };
    this.list.push(passage);
    return passage;
  }
}

const agentState = ({ loggedIn }: { readonly loggedIn: boolean }): AgentStateName =>
  loggedIn ? 'logged in' : 'logged out';

/** A client is told apart from others on its connection by its ProxyClientId. */
const sessionOf = ({ from, body }: Crossing): string =>
  `${from} ${(body as { readonly ProxyClientId?: number }).ProxyClientId ?? ''}`;
