import type { Milliseconds } from '../kernel/time.ts';
import type { InteractionStateName } from '../protocol/states.ts';
import type { KeyValues } from '../protocol/values.ts';
import type { MediaState, Place, TicketView } from '../store/store-view.ts';

/** An interaction as it stands after a step. */
export interface InteractionStanding {
  /** One of the states of its table. */
  readonly state: InteractionStateName;
  /** Where it is, with the names that go with that. */
  readonly place: Place;
  /** Names of the agents who are parties, in the order they joined, with how visibly. */
  readonly parties: readonly { readonly agent: string; readonly mode: string }[];
  /** How often it was handed to URS. */
  readonly attempts: number;
  /** What is attached to it. */
  readonly userData: KeyValues;
}

/** An agent as it stands after a step; logged out where the place is empty. */
export interface AgentStanding {
  /** Where the agent logged in last. */
  readonly place: string;
  /** How the agent stands for each medium. */
  readonly media: Readonly<Record<string, MediaState>>;
}

/** An open invitation. */
export type TicketStanding = Pick<TicketView, 'interaction' | 'operation' | 'invitee' | 'mode'>;

/** What the Interaction Server knows, by name: interactions, agents, open tickets, and who waits in which queue. */
export interface Standing {
  /** Live ones by their InteractionId. */
  readonly interactions: Readonly<Record<string, InteractionStanding>>;
  /** Those that have ever logged in, by name. */
  readonly agents: Readonly<Record<string, AgentStanding>>;
  /** Open invitations by their TicketId. */
  readonly tickets: Readonly<Record<string, TicketStanding>>;
  /** InteractionIds by queue, in the order in which they wait; queues in which nothing waits are left out. */
  readonly queues: Readonly<Record<string, readonly string[]>>;
}

/** What one step changed in the store: what is new or otherwise, by name, and `null` for what is gone. */
export type StandingChange = {
  readonly [Kind in keyof Standing]?: { readonly [Name in string]: Standing[Kind][string] | null };
} & {
  /** When the step was. */
  readonly at: Milliseconds;
  /** How many messages the trace had when the step had ended. */
  readonly after: number;
};

/** How the store came to be what it is, step by step; steps that changed nothing are left out. */
export type StoreHistory = readonly StandingChange[];

/** The store before anything has happened. */
export const nothingStands: Standing = { interactions: {}, agents: {}, tickets: {}, queues: {} };

/** The standing after a change. */
export function changedStanding(standing: Standing, change: StandingChange): Standing {
  const next: Record<string, unknown> = { ...standing };
  for (const kind of standingKinds) {
    const changed = change[kind];
    if (changed === undefined) continue;
    const entries = Object.entries({ ...standing[kind], ...changed }).filter(([, value]) => value !== null);
    next[kind] = Object.fromEntries(entries);
  }
  return next as unknown as Standing;
}

/** In the order in which they are shown. */
export const standingKinds = [
  'interactions',
  'agents',
  'tickets',
  'queues',
] as const satisfies readonly (keyof Standing)[];
