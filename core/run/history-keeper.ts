import type { Bench } from '../bench/create-bench.ts';
import { inOrder, type Choices, type Question } from '../kernel/choices.ts';
import type { Pending } from '../kernel/clock/event-queue.ts';
import { followerIn, type ScheduleFollower } from '../kernel/clock/schedule-follower.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { Standing, StandingChange, StoreHistory } from '../report/store-history.ts';
import type { AgentView, InteractionView, StoreView, TicketView } from '../store/store-view.ts';

/**
 * Follows a run and keeps what each of its steps changed in the store. The run is the same as without: its choices go to
 * whoever answers them, and the store says itself which records a step has written.
 */
export class HistoryKeeper implements Choices, ScheduleFollower {
  readonly #choices: Choices;
  readonly #follower: ScheduleFollower | undefined;
  readonly #history: StandingChange[] = [];
  /** Places that the step in hand has written. */
  readonly #written = new Set<string>();
  /** What was kept of each thing last, as text. */
  readonly #kept = new Map<string, string>();
  /** Tickets of each interaction that were open when it was looked at last. */
  readonly #open = new Map<string, readonly string[]>();
  #bench: Bench | undefined;
  #at: Milliseconds = 0;

  constructor(choices: Choices = inOrder()) {
    this.#choices = choices;
    this.#follower = followerIn(choices);
  }

  /** To be called when there is a bench, before it runs. */
  watch(bench: Bench): void {
    this.#bench = bench;
  }

  /** What was kept, when the run has ended. */
  history(): StoreHistory {
    this.#stepEnded();
    return this.#history;
  }

  get answers(): readonly number[] {
    return this.#choices.answers;
  }

  pick(count: number, question?: Question): number {
    return this.#choices.pick(count, question);
  }

  taken(event: Pending): void {
    this.#stepEnded();
    // What comes late is handled when everybody else is later already.
    this.#at = Math.max(this.#at, event.due);
    this.#follower?.taken(event);
  }

  writes(place: string): void {
    this.#written.add(place);
    this.#follower?.writes(place);
  }

  added(event: Pending, first: Pending | undefined): void {
    this.#follower?.added(event, first);
  }

  cancelled(event: Pending): void {
    this.#follower?.cancelled(event);
  }

  ignored(): void {
    this.#follower?.ignored();
  }

  asksTime(): void {
    this.#follower?.asksTime();
  }

  found(): void {
    this.#follower?.found();
  }

  reads(place: string): void {
    this.#follower?.reads(place);
  }

  #stepEnded(): void {
    const bench = this.#bench;
    if (bench === undefined || this.#written.size === 0) return;
    const { store, trace } = bench;
    const changes: { -readonly [Kind in keyof Standing]?: Record<string, unknown> } = {};
    const tell = (kind: keyof Standing, name: string, now: unknown) => {
      const key = `${kind}:${name}`;
      const text = JSON.stringify(now);
      if ((this.#kept.get(key) ?? 'null') === text) return;
      if (now === null) this.#kept.delete(key);
      else this.#kept.set(key, text);
      (changes[kind] ??= {})[name] = JSON.parse(text);
    };
    for (const place of this.#written) this.#look(place, store, tell);
    this.#written.clear();
    if (Object.keys(changes).length > 0)
      this.#history.push({ at: this.#at, after: trace.messages.length, ...changes } as StandingChange);
  }

  #look(place: string, store: StoreView, tell: (kind: keyof Standing, name: string, now: unknown) => void): void {
    const colon = place.indexOf(':');
    const [kind, name] = [place.slice(0, colon), place.slice(colon + 1)];
    if (kind === 'queue') tell('queues', name, notEmpty(store.waitingIn(name)));
    if (kind === 'agent' && name !== '') tell('agents', name, agentStanding(store.agent(name)));
    if (kind !== 'interaction' || name === '') return;
    const interaction = store.interaction(name);
    tell('interactions', name, interaction === undefined ? null : interactionStanding(interaction));
    const open = new Map((interaction?.invitations ?? []).map((ticket) => [String(ticket.id), ticket]));
    for (const id of new Set([...(this.#open.get(name) ?? []), ...open.keys()])) {
      const ticket = open.get(id);
      tell('tickets', id, ticket === undefined ? null : ticketStanding(ticket));
    }
    if (open.size === 0) this.#open.delete(name);
    else this.#open.set(name, [...open.keys()]);
  }
}

const notEmpty = (waiting: readonly string[]): readonly string[] | null => (waiting.length === 0 ? null : waiting);

const interactionStanding = ({
  state,
  place,
  parties,
  attempts,
  properties,
}: InteractionView): Standing['interactions'][string] => ({
  state,
  place,
  parties: parties.map(({ agent, mode }) => ({ agent, mode })),
  attempts,
  userData: properties.UserData,
});

const agentStanding = (agent: AgentView | undefined): Standing['agents'][string] | null =>
  agent === undefined ? null : { place: agent.place, media: Object.fromEntries(agent.media) };

const ticketStanding = ({ interaction, operation, invitee, mode }: TicketView): Standing['tickets'][string] => ({
  interaction,
  operation,
  invitee,
  mode,
});
