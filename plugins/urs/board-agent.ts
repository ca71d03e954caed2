import type { KeyValues, MessageOf, Milliseconds } from 'routeproof';
import type { Line } from './line.ts';

/** What the reporting engine tells about an agent. */
export type AgentInfo = MessageOf<'EventInfo'>['body'];

/** An interaction that URS has decided to deliver to an agent, and that the news of the agent does not show yet. */
export interface PromisedInteraction {
  readonly medium: string;
  /** The server has taken the delivery, so any news of the agent is newer. */
  isDelivered: boolean;
}

/** An agent's entry in the list of those who are ready for a medium. */
export interface ReadyEntry {
  readonly agent: BoardAgent;
  readonly since: Milliseconds;
}

/** What URS believes of one agent, from what it was told last and what it has done with it since. */
export class BoardAgent {
  readonly name: string;
  place: string | undefined;
  /** Reserved for an interaction. */
  held = false;
  /** The server has said that what URS believes is wrong. */
  doubted = false;
  /** Waits to be offered to those who wait. */
  offered = false;
  /** By interaction. */
  readonly promised = new Map<string, PromisedInteraction>();
  /** The lists of the ready in which it stands, by medium. */
  readonly listed = new Map<string, ReadyEntry>();
  /** The lines of those who ask for such an agent. */
  readonly lines: Line[] = [];
  #loggedIn = false;
  #states: KeyValues = {};
  #capacities: KeyValues = {};
  #readySince: KeyValues = {};

  constructor(name: string) {
    this.name = name;
  }

  get media(): readonly string[] {
    return Object.keys(this.#states);
  }

  /** Takes news, and gives back the promised interactions that need not be remembered any more. */
  learn({
    PlaceId,
    LoggedIn,
    MediaStateList,
    MediaCapacityList,
    ReadySince,
    Interactions,
  }: AgentInfo): readonly string[] {
    this.place = PlaceId;
    this.#loggedIn = LoggedIn;
    this.#states = MediaStateList;
    this.#capacities = MediaCapacityList;
    this.#readySince = ReadySince;
    this.doubted = false;
    if (this.promised.size === 0) return [];
    const settled = [...this.promised.keys()].filter(
      (interaction) => this.promised.get(interaction)!.isDelivered || Interactions.includes(interaction),
    );
    for (const interaction of settled) this.promised.delete(interaction);
    return settled;
  }

  readySince(medium: string): Milliseconds {
    return Number(this.#readySince[medium] ?? 0);
  }

  /** Whether it can be handed out for an interaction of this medium. */
  canTake(medium: string): boolean {
    if (!this.#loggedIn || this.held || this.doubted || this.#states[medium] !== 1) return false;
    let free = Number(this.#capacities[medium] ?? 1);
    for (const promised of this.promised.values()) if (promised.medium === medium) free--;
    return free > 0;
  }
}
