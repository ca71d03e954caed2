/** Where an interaction stands, with the number that its property InteractionState has there. */
export const interactionStates = {
  absent: { number: undefined, doc: 'The server has never heard of it.' },
  queued: { number: 0, doc: 'It waits in a queue, or in a workbin and the queue behind it.' },
  cached: { number: 1, doc: 'Its queue feeds a strategy, but URS is away or at its limit.' },
  routing: { number: 2, doc: 'URS works on it.' },
  delivering: { number: 2, doc: 'URS has offered it to an agent who has not answered yet; it has no agent party.' },
  handling: { number: 3, doc: 'At least one agent is a party of it.' },
  stopped: { number: undefined, doc: 'It is gone; its identifier is unknown from now on.' },
} as const satisfies Readonly<Record<string, { readonly number: 0 | 1 | 2 | 3 | undefined; readonly doc: string }>>;

/** The name of a state of an interaction. */
export type InteractionStateName = keyof typeof interactionStates;

type Row<State extends string> = readonly [from: State, event: string, to: State];

/** What may happen to an interaction, and where it then stands. */
export const interactionTransitions = [
  ['absent', 'submitted', 'queued'],
  // An agent keeps what it submits, until it places or stops it.
  ['absent', 'submitted by agent', 'handling'],
  ['queued', 'cached', 'cached'],
  ['queued', 'taken for routing', 'routing'],
  ['cached', 'taken for routing', 'routing'],
  // The number stays 2: the real server has no state of its own for an open offer.
  ['routing', 'invited by URS', 'delivering'],
  ['delivering', 'accepted', 'handling'],
  // A conference, an intrusion or a transfer is accepted while others handle the interaction.
  ['handling', 'accepted', 'handling'],
  // Routing-timeout, or URS is gone: the interaction starts over from the queue it was taken from.
  ['routing', 'returned', 'queued'],
  // Rejected or not answered: URS is not asked again within this attempt, a new one begins from the queue.
  ['delivering', 'returned', 'queued'],
  // The last party has gone: back to the former location, queue or workbin.
  ['handling', 'returned', 'queued'],
  // Moved from one place of rest to another, by someone who is no party.
  ['queued', 'placed', 'queued'],
  ['cached', 'placed', 'queued'],
  ['routing', 'placed', 'queued'],
  ['delivering', 'placed', 'queued'],
  ['handling', 'placed', 'queued'],
  // Without an invitation. An interaction that URS works on cannot be pulled.
  ['queued', 'pulled', 'handling'],
  ['cached', 'pulled', 'handling'],
  ['handling', 'party left', 'handling'],
  ['queued', 'stopped', 'stopped'],
  ['cached', 'stopped', 'stopped'],
  ['routing', 'stopped', 'stopped'],
  ['delivering', 'stopped', 'stopped'],
  ['handling', 'stopped', 'stopped'],
] as const satisfies readonly Row<InteractionStateName>[];

/** What may happen to an interaction. */
export type InteractionEvent = (typeof interactionTransitions)[number][1];

/** Whether and where an agent is logged in. */
export const agentStates = {
  'logged out': { doc: 'Invitations to it are refused.' },
  'logged in': { doc: 'It can be invited, ready or not.' },
} as const satisfies Readonly<Record<string, { readonly doc: string }>>;

/** The name of a state of an agent. */
export type AgentStateName = keyof typeof agentStates;

/** The requests, and the loss of a connection, that log agents in and out. */
export const agentTransitions = [
  ['logged out', 'RequestAgentLogin', 'logged in'],
  // A second login over another connection; allow-multiple-agent-connections may refuse it instead.
  ['logged in', 'RequestAgentLogin', 'logged in'],
  // The agent logged in at another server, and this one is its secondary.
  ['logged out', 'RequestAgentAvailable', 'logged in'],
  ['logged in', 'RequestAgentLogout', 'logged out'],
  ['logged in', 'RequestAgentNotAvailable', 'logged out'],
  ['logged in', 'connection lost', 'logged out'],
] as const satisfies readonly Row<AgentStateName>[];

/** What may happen to an agent. */
export type AgentEvent = (typeof agentTransitions)[number][1];

/** How an agent stands for one medium. */
export const mediaStates = {
  absent: { doc: 'The medium is not among those of the agent.' },
  'not ready': { doc: 'The agent has the medium and wants no interactions on it.' },
  ready: { doc: 'URS may select the agent for interactions on this medium.' },
} as const satisfies Readonly<Record<string, { readonly doc: string }>>;

/** The name of a state of a medium. */
export type MediaStateName = keyof typeof mediaStates;

/** The requests that change how an agent stands for one medium. */
export const mediaTransitions = [
  ['absent', 'RequestAgentLogin with 0', 'not ready'],
  ['absent', 'RequestAgentLogin with 1', 'ready'],
  // No source says how an added medium begins; an agent who wants work on it asks for it.
  ['absent', 'RequestAddMedia', 'not ready'],
  ['not ready', 'RequestCancelNotReadyForMedia', 'ready'],
  ['ready', 'RequestCancelNotReadyForMedia', 'ready'],
  ['ready', 'RequestNotReadyForMedia', 'not ready'],
  // Again, with another reason.
  ['not ready', 'RequestNotReadyForMedia', 'not ready'],
  ['not ready', 'RequestRemoveMedia', 'absent'],
  ['ready', 'RequestRemoveMedia', 'absent'],
  ['not ready', 'RequestAgentLogout', 'absent'],
  ['ready', 'RequestAgentLogout', 'absent'],
  ['not ready', 'connection lost', 'absent'],
  ['ready', 'connection lost', 'absent'],
] as const satisfies readonly Row<MediaStateName>[];

/** What may happen to a medium of an agent. */
export type MediaEvent = (typeof mediaTransitions)[number][1];

const lookup = <State extends string, Event extends string>(rows: readonly (readonly [State, Event, State])[]) => {
  const next = new Map<State, Map<Event, State>>();
  for (const [from, event, to] of rows) next.set(from, (next.get(from) ?? new Map<Event, State>()).set(event, to));
  return (from: State, event: Event): State | undefined => next.get(from)?.get(event);
};

/** Where an interaction stands after an event; undefined where the event cannot happen. */
export const nextInteractionState = lookup<InteractionStateName, InteractionEvent>(interactionTransitions);

/** Where an agent stands after an event; undefined where the event cannot happen. */
export const nextAgentState = lookup<AgentStateName, AgentEvent>(agentTransitions);

/** Where a medium of an agent stands after an event; undefined where the event cannot happen. */
export const nextMediaState = lookup<MediaStateName, MediaEvent>(mediaTransitions);
