import type { Crossing } from '../bus/crossing.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { Change, InteractionView } from '../store/store-view.ts';
import { whereItIs, type OutcomeEnd } from './outcome-end.ts';

/** What became of an interaction, from when it came until it was over, or until the run was. */
export interface Outcome {
  /** The InteractionId. One that is stopped and submitted again has an outcome for each time. */
  readonly interaction: string;
  /** Its MediaType. */
  readonly medium: string;
  /** When it came. */
  readonly at: Milliseconds;
  /** How long it waited until an agent had it in hand; where none had, until it was over or the run was. */
  readonly wait: Milliseconds;
  /** Who had it in hand, in the order in which they first had. */
  readonly agents: readonly string[];
  /** How long agents had it in hand, the times of all together, as in the average handle time of a simulation. */
  readonly handling: Milliseconds;
  /** How often it was handed to URS. */
  readonly routingAttempts: number;
  /** How it ended, or where it was when the run ended. */
  readonly end: OutcomeEnd;
}

/** An interaction that is followed. */
interface Followed {
  readonly interaction: InteractionView;
  readonly id: string;
  readonly medium: string;
  readonly at: Milliseconds;
  /** Who has it in hand, and since when. */
  readonly hands: Map<string, Milliseconds>;
  readonly agents: Set<string>;
  strategy: string;
  wait: Milliseconds | undefined;
  handling: Milliseconds;
  over: Pick<Outcome, 'end' | 'routingAttempts'> | undefined;
}

/** Follows the interactions of a run by what is delivered to the server and what the server then changes. */
export class Outcomes {
  readonly #all: Followed[] = [];
  readonly #live = new Map<string, Followed>();
  /** What the server was asked last. */
  #asked: Crossing | undefined;

  /** Somebody will have it in hand when all is done that the server does at once. */
  #unsettled: { readonly followed: Followed; readonly at: Milliseconds } | undefined;

  /** A message was delivered, and is not handled yet. */
  delivered(message: Crossing): void {
    this.#settle();
    if (message.toRole === 'interaction-server') this.#asked = message;
  }

  /** A connection has ended: nobody has asked for what follows from that. */
  broken(): void {
    this.#settle();
    this.#asked = undefined;
  }

  /** The server has changed something. */
  changed(change: Change): void {
    this.#settle();
    if (change.kind !== 'interaction') return;
    const { interaction, event, at } = change;
    const { place, state } = interaction;
    if (change.from === 'absent') this.#begin(interaction, at);
    const followed = this.#live.get(interaction.id);
    if (followed === undefined) return;
    if (place.kind === 'strategy') followed.strategy = place.strategy;
    // Who pulls, or keeps what it submits, becomes a party after that.
    if (event === 'pulled' || event === 'submitted by agent') this.#unsettled = { followed, at };
    else if (event !== 'invited by URS') this.#settleHands(followed, at);
    if (state === 'stopped') this.#end(followed, at);
  }

  /** All that came, in the order in which they did; what is not over has lasted until now. */
  at(now: Milliseconds): readonly Outcome[] {
    this.#settle();
    return this.#all.map(({ interaction, id, medium, at, hands, agents, wait, handling, over }) => ({
      interaction: id,
      medium,
      at,
      wait: wait ?? (over?.end.at ?? now) - at,
      agents: [...agents],
      handling: [...hands.values()].reduce((sum, since) => sum + now - since, handling),
      ...(over ?? { routingAttempts: interaction.attempts, end: whereItIs(interaction) }),
    }));
  }

  #begin(interaction: InteractionView, at: Milliseconds): void {
    const followed: Followed = {
      ...{ interaction, id: interaction.id, medium: interaction.properties.MediaType, at },
      ...{ hands: new Map(), agents: new Set(), strategy: '', wait: undefined, handling: 0, over: undefined },
    };
    this.#all.push(followed);
    this.#live.set(interaction.id, followed);
  }

  #settle(): void {
    const { followed, at } = this.#unsettled ?? {};
    this.#unsettled = undefined;
    if (followed !== undefined) this.#settleHands(followed, at!);
  }

  #settleHands(followed: Followed, at: Milliseconds): void {
    const { hands, agents } = followed;
    const now = new Set(followed.interaction.parties.map(({ agent }) => agent));
    for (const [agent, since] of hands)
      if (!now.has(agent)) {
        followed.handling += at - since;
        hands.delete(agent);
      }
    for (const agent of now) {
      agents.add(agent);
      if (!hands.has(agent)) hands.set(agent, at);
    }
    if (now.size > 0) followed.wait ??= at - followed.at;
  }

  #end(followed: Followed, at: Milliseconds): void {
    const { id, interaction, hands } = followed;
    for (const since of hands.values()) followed.handling += at - since;
    hands.clear();
    followed.over = { routingAttempts: interaction.attempts, end: { ...this.#stopOf(followed, at), at } };
    this.#live.delete(id);
  }

  /** Who stopped it; nobody where its last party is gone and it has no place to go back to. */
  #stopOf({ id, wait, strategy }: Followed, now: Milliseconds): OutcomeEnd {
    const asked = this.#asked;
    // What was asked before, and refused, is not what a time-out does later.
    const isAsked = asked !== undefined && asked.at === now && asked.interaction === id && isStop(asked);
    if (!isAsked) return { how: 'left by its last party' };
    const { from, fromRole, meant, body } = asked;
    const { Reason } = (meant?.body ?? body) as { readonly Reason?: { readonly ReasonSystemName?: string } };
    const reason = Reason?.ReasonSystemName;
    const because = reason === undefined ? {} : { reason };
    if (fromRole === 'urs') return { how: 'stopped by strategy', who: strategy, ...because };
    if (fromRole === 'agent') return { how: 'stopped by agent', who: from, ...because };
    // Who is called back has not given up; of one who was talked to, nobody says that he gave up.
    const leaves = fromRole === 'media-server' && wait === undefined && reason !== 'CallbackRequested';
    return leaves ? { how: 'customer left', who: from, ...because } : { how: 'stopped by', who: from, ...because };
  }
}

/** A RequestStopProcessing, also as it travels in the T-Library. */
const isStop = ({ type, standsFor }: Crossing): boolean =>
  (standsFor ?? type) === 'RequestStopProcessing' || (standsFor === undefined && type === 'RequestRouteCall');
