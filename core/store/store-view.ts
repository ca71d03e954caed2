import type { Observable } from 'rxjs';
import type { Milliseconds } from '../kernel/time.ts';
import type { InteractionEvent, InteractionStateName } from '../protocol/states.ts';
import type { InteractionProperties, Party, Workbin } from '../protocol/values.ts';

/** Where an interaction is; always exactly one of these. */
export type Place =
  | { readonly kind: 'queue'; readonly queue: string }
  | { readonly kind: 'workbin'; readonly workbin: Workbin; readonly queue: string }
  | { readonly kind: 'strategy'; readonly urs: string; readonly strategy: string; readonly queue: string }
  /** Offered to an agent by URS, who has not answered. */
  | { readonly kind: 'delivery'; readonly ticket: number; readonly queue: string }
  | { readonly kind: 'agents' };

/** A queue, or a workbin and the queue behind it: where an interaction goes back to. */
export type Location = Extract<Place, { kind: 'queue' | 'workbin' }>;

/** An agent who handles an interaction, and how visibly. */
export interface AgentParty {
  readonly agent: string;
  readonly place: string;
  readonly mode: 'conference' | 'monitor' | 'coach';
  readonly proxyClientId: number;
}

/** How an invitation stands. */
export type TicketState = 'open' | 'accepted' | 'rejected' | 'expired' | 'withdrawn';

/** An invitation that was sent to an agent. It ends once, in one of four ways. */
export interface TicketView {
  readonly id: number;
  readonly interaction: string;
  readonly operation: 'conference' | 'route';
  readonly invitee: string;
  readonly inviteePlace: string;
  /** The connection that the invitation went to, by its ProxyClientId. */
  readonly inviteeClient: number;
  readonly inviter: Party;
  readonly inviterClient: number;
  /** The request that is answered when the ticket ends; absent when it has its answer. */
  readonly inviterRef: number | undefined;
  /** How visible the invitee is to be. */
  readonly mode: AgentParty['mode'];
  readonly state: TicketState;
}

/** Which URS holds an interaction, or waits for the outcome of its delivery. */
export interface Router {
  readonly urs: string;
  readonly strategy: string;
  /** The queue that it was taken from. */
  readonly queue: string;
  readonly proxyClientId: number;
}

/** An interaction as everybody but the server sees it. */
export interface InteractionView {
  readonly id: string;
  readonly state: InteractionStateName;
  readonly place: Place;
  /** Where it stood before it was taken for routing or handling. */
  readonly formerLocation: Location | undefined;
  /** In the order they joined. */
  readonly parties: readonly AgentParty[];
  /** Open invitations, oldest first. */
  readonly invitations: readonly TicketView[];
  readonly properties: InteractionProperties;
  /** The router that holds it, or waits for the outcome of its delivery. */
  readonly router: Router | undefined;
  /** Routing attempts so far. */
  readonly attempts: number;
  /** The ConnID of the latest routing attempt. */
  readonly connId: string | undefined;
}

/** How an agent stands for a medium that it has. */
export type MediaState = 'ready' | 'not ready';

/** An agent as everybody but the server sees it. */
export interface AgentView {
  readonly name: string;
  readonly place: string;
  readonly loggedIn: boolean;
  readonly media: ReadonlyMap<string, MediaState>;
}

/** A change of one record, after it has happened. */
export type Change =
  | {
      readonly kind: 'interaction';
      readonly at: Milliseconds;
      readonly event: InteractionEvent;
      readonly from: InteractionStateName;
      readonly interaction: InteractionView;
    }
  | { readonly kind: 'ticket'; readonly at: Milliseconds; readonly ticket: TicketView }
  | { readonly kind: 'agent'; readonly at: Milliseconds; readonly agent: AgentView };

/** What is true now. One writer, the Interaction Server; everybody else reads. */
export interface StoreView {
  /** Every live interaction, oldest first. */
  readonly interactions: readonly InteractionView[];
  readonly agents: readonly AgentView[];
  /** Open tickets, oldest first. */
  readonly tickets: readonly TicketView[];
  readonly queues: ReadonlyMap<string, readonly string[]>;
  /** The interactions that wait in a queue, first those that entered it first. */
  waitingIn(queue: string): readonly string[];
  /** An interaction by its id, if the server knows it. */
  interaction(id: string): InteractionView | undefined;
  /** An agent by name, if the server knows it. */
  agent(name: string): AgentView | undefined;
  readonly changes: Observable<Change>;
}
