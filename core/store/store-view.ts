import type { Observable } from 'rxjs';
import type { Milliseconds } from '../kernel/time.ts';
import type { InteractionEvent, InteractionStateName } from '../protocol/states.ts';
import type { InteractionProperties, Party, Workbin } from '../protocol/values.ts';

/** Where an interaction is; always exactly one of these. */
export type Place =
  | {
      /** Waits in a queue. */
      readonly kind: 'queue';
      /** Name of the queue. */
      readonly queue: string;
    }
  | {
      /** Lies in a workbin. */
      readonly kind: 'workbin';
      /** Its type and owner. */
      readonly workbin: Workbin;
      /** The queue behind the workbin. */
      readonly queue: string;
    }
  | {
      /** With URS, which has not decided. */
      readonly kind: 'strategy';
      /** Name of the URS. */
      readonly urs: string;
      /** Name of the strategy. */
      readonly strategy: string;
      /** The queue that it was taken from. */
      readonly queue: string;
    }
  | {
      /** Offered to an agent by URS, who has not answered. */
      readonly kind: 'delivery';
      /** The TicketId of the invitation. */
      readonly ticket: number;
      /** The queue that it was taken from. */
      readonly queue: string;
    }
  | {
      /** With the agents among its `parties`. */
      readonly kind: 'agents';
    };

/** A queue, or a workbin and the queue behind it: where an interaction goes back to. */
export type Location = Extract<Place, { kind: 'queue' | 'workbin' }>;

/** An agent who handles an interaction, and how visibly. */
export interface AgentParty {
  /** Name of the agent. */
  readonly agent: string;
  /** Where the agent was logged in when the party joined. */
  readonly place: string;
  /** The VisibilityMode on the wire. */
  readonly mode: 'conference' | 'monitor' | 'coach';
  /** The agent's connection. */
  readonly proxyClientId: number;
}

/** How an invitation stands. */
export type TicketState = 'open' | 'accepted' | 'rejected' | 'expired' | 'withdrawn';

/** An invitation that was sent to an agent. It ends once, in one of four ways. */
export interface TicketView {
  /** The TicketId on the wire; never used again. */
  readonly id: number;
  /** InteractionId of what the agent is invited to. */
  readonly interaction: string;
  /** Who invites: another agent to a conference, or URS. */
  readonly operation: 'conference' | 'route';
  /** Name of the agent who is invited. */
  readonly invitee: string;
  /** Where that agent is logged in. */
  readonly inviteePlace: string;
  /** The connection that the invitation went to, by its ProxyClientId. */
  readonly inviteeClient: number;
  /** Who invites, as EventInvite names them. */
  readonly inviter: Party;
  /** The inviter's connection, by its ProxyClientId. */
  readonly inviterClient: number;
  /** The request that is answered when the ticket ends; absent when it has its answer. */
  readonly inviterRef: number | undefined;
  /** How visible the invitee is to be. */
  readonly mode: AgentParty['mode'];
  /** `open` until it is answered, times out or is taken back. */
  readonly state: TicketState;
}

/** Which URS holds an interaction, or waits for the outcome of its delivery. */
export interface Router {
  /** Name of the URS. */
  readonly urs: string;
  /** Name of the strategy that decides. */
  readonly strategy: string;
  /** The queue that it was taken from. */
  readonly queue: string;
  /** The connection of that URS. */
  readonly proxyClientId: number;
}

/** An interaction as everybody but the server sees it. */
export interface InteractionView {
  /** The InteractionId. */
  readonly id: string;
  /** One of the states of its table (`npx routeproof reference`). */
  readonly state: InteractionStateName;
  /** Where it is, with the names that go with that. */
  readonly place: Place;
  /** Where it stood before it was taken for routing or handling. */
  readonly formerLocation: Location | undefined;
  /** In the order they joined. */
  readonly parties: readonly AgentParty[];
  /** Open invitations, oldest first. */
  readonly invitations: readonly TicketView[];
  /** System properties, and the attached data as `UserData`. */
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
  /** As configured; AgentId on the wire. */
  readonly name: string;
  /** Where the agent logged in last; empty when logged out. */
  readonly place: string;
  /** Over one connection or several. */
  readonly loggedIn: boolean;
  /** How the agent stands for each medium; empty when logged out. */
  readonly media: ReadonlyMap<string, MediaState>;
}

/** A change of one record, after it has happened. */
export type Change =
  | {
      /** An interaction has changed its state or its place. */
      readonly kind: 'interaction';
      /** When it happened. */
      readonly at: Milliseconds;
      /** What happened: an event of its table of states (`npx routeproof reference`). */
      readonly event: InteractionEvent;
      /** Its state before. */
      readonly from: InteractionStateName;
      /** As it is now; the record itself, which goes on changing. */
      readonly interaction: InteractionView;
    }
  | {
      /** An invitation was sent, or has ended. */
      readonly kind: 'ticket';
      /** When it happened. */
      readonly at: Milliseconds;
      /** As it is now. */
      readonly ticket: TicketView;
    }
  | {
      /** An agent has logged in or out, or stands otherwise for a medium. */
      readonly kind: 'agent';
      /** When it happened. */
      readonly at: Milliseconds;
      /** As it is now. */
      readonly agent: AgentView;
    };

/** What is true now. One writer, the Interaction Server; everybody else reads. */
export interface StoreView {
  /** Every live interaction, oldest first. */
  readonly interactions: readonly InteractionView[];
  /** Every agent that has logged in, first those who did so first. */
  readonly agents: readonly AgentView[];
  /** Open tickets, oldest first. */
  readonly tickets: readonly TicketView[];
  /** InteractionIds by queue, for queues that were ever used; each in the order of `waitingIn`. */
  readonly queues: ReadonlyMap<string, readonly string[]>;
  /** The interactions that wait in a queue, first those that entered it first. */
  waitingIn(queue: string): readonly string[];
  /** An interaction by its id, if the server knows it. */
  interaction(id: string): InteractionView | undefined;
  /** An agent by name, if the server knows it. */
  agent(name: string): AgentView | undefined;
  /** Emits after each change of an interaction, a ticket or an agent. */
  readonly changes: Observable<Change>;
}
