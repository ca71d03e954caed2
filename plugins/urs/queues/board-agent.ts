import type { Milliseconds } from 'routeproof';
import {
  hasAlternatives,
  isBlockedBy,
  own,
  roomFor,
  roomInAll,
  type CapacityRules,
  type InHand,
  type MessageOf,
} from 'routeproof/kit';
import { MediaSlot } from './media-slot.ts';

/** What the reporting engine tells about an agent. */
export type AgentInfo = MessageOf<'EventInfo'>['body'];

/** An interaction that URS has decided to deliver to an agent, and that the news of the agent does not show yet. */
interface Promised {
  readonly interaction: string;
  readonly slot: MediaSlot;
  /** News from before is of an earlier invitation. */
  readonly promisedAt: Milliseconds;
  /** When URS heard that the server had taken the delivery: what the reporting engine was told after that is newer. */
  deliveredAt: Milliseconds;
}

const none: readonly string[] = [];

/** What URS believes of one agent, from what it was told last and what it has done with it since. */
export class BoardAgent {
  readonly name: string;
  place: string | undefined;
  /** The place with which the queues know it. */
  admittedAt: string | undefined;
  /** The server has said that what URS believes is wrong. */
  doubted = false;
  /** Waits to be offered to those who wait. */
  offered = false;
  /** One for each medium. */
  readonly slots: MediaSlot[] = [];
  /** StatAgentLoading, with what URS has handed out itself; it is taken anew when the queues are told. */
  loading = 0;
  /** RStatCost. */
  readonly cost: number;
  readonly #rules: CapacityRules;
  /** What goes with what is in a list: room for one medium depends on what it has of all. */
  readonly #hasAlternatives: boolean;
  /** What it has, as it was told; where it has alternatives. */
  #told: readonly InHand[] = [];
  /** The media that it has; the same. */
  #media: readonly string[] = [];
  #promised: readonly Promised[] = [];
  #loggedIn = false;
  #occupied = 0;
  #loginTime: Milliseconds = 0;
  #busyTime: Milliseconds = 0;
  #toldAt: Milliseconds = 0;

  constructor(name: string, rules: CapacityRules, cost: number) {
    this.name = name;
    this.cost = cost;
    this.#rules = rules;
    this.#hasAlternatives = hasAlternatives(rules.capacity);
  }

  get isThere(): boolean {
    return this.#loggedIn && !this.doubted;
  }

  /** Whether it can be handed out for an interaction of the slot's medium. */
  isFreeIn(slot: MediaSlot): boolean {
    if (!slot.hasRoom || !this.isThere) return false;
    return this.#hasAlternatives ? roomFor(slot.medium, this.#inHand(), this.#rules) > 0 : !this.#isBlocked(slot);
  }

  /** What it was told and what URS has handed out itself, of all media. */
  #inHand(): readonly InHand[] {
    const all = [...this.#told];
    for (const slot of this.slots) for (let given = slot.held + slot.promised; given > 0; given--) all.push(slot);
    return all;
  }

  /** What URS has handed out blocks at once; what the agent has in hand is in the capacities that URS was told. */
  #isBlocked({ medium }: MediaSlot): boolean {
    const { blocks } = this.#rules;
    if (blocks === undefined) return false;
    for (const { medium: given, held, promised } of this.slots)
      if (held + promised > 0 && isBlockedBy(blocks, given, medium)) return true;
    return false;
  }

  isReadyFor(medium: string): boolean {
    return this.slots.some((slot) => slot.medium === medium && slot.isReady);
  }

  /** StatTimeInReadyState: 0 where it has no room for the medium, or is not ready for it. */
  readyFor(medium: string, now: Milliseconds): Milliseconds {
    for (const slot of this.slots) if (slot.medium === medium && this.isFreeIn(slot)) return now - slot.since;
    return 0;
  }

  /** Made when it is first asked for. */
  slot(medium: string): MediaSlot {
    for (const slot of this.slots) if (slot.medium === medium) return slot;
    this.slots.push(new MediaSlot(medium));
    return this.slots.at(-1)!;
  }

  /** Takes news, and gives back the promised interactions that need not be remembered any more. */
  learn(info: AgentInfo): readonly string[] {
    const { MediaStateList, MediaCapacityList, ReadySince, Interactions, EventTime } = info;
    this.place = info.PlaceId;
    this.#loggedIn = info.LoggedIn;
    this.#occupied = Interactions.length;
    this.#loginTime = info.LoginTime ?? 0;
    this.#busyTime = info.BusyTime ?? 0;
    this.#toldAt = EventTime;
    this.doubted = false;
    if (this.#hasAlternatives) {
      this.#told = toldOf(info);
      this.#media = Object.keys(MediaStateList);
    }
    for (const medium in MediaStateList) this.slot(medium);
    for (const slot of this.slots) {
      slot.isReady = own(MediaStateList, slot.medium) === 1;
      slot.capacity = Number(own(MediaCapacityList, slot.medium) ?? 1);
      slot.since = own(ReadySince, slot.medium) ?? 0;
    }
    if (this.#promised.length === 0) return none;
    const settled = this.#promised.filter(
      ({ interaction, promisedAt, deliveredAt }) =>
        (Interactions.includes(interaction) && EventTime >= promisedAt) || EventTime > deliveredAt,
    );
    for (const { interaction } of settled) this.takeBack(interaction);
    return settled.map(({ interaction }) => interaction);
  }

  promise(interaction: string, medium: string, now: Milliseconds): void {
    const slot = this.slot(medium);
    slot.promised++;
    const others = this.#promised.filter((each) => each.interaction !== interaction);
    this.#promised = [...others, { interaction, slot, promisedAt: now, deliveredAt: Infinity }];
  }

  delivered(interaction: string, now: Milliseconds): void {
    const promised = this.#promisedOf(interaction);
    if (promised !== undefined) promised.deliveredAt = now;
  }

  /** False when the interaction was not promised, or has come. */
  takeBack(interaction: string): boolean {
    const promised = this.#promisedOf(interaction);
    if (promised === undefined) return false;
    promised.slot.promised--;
    this.#promised = this.#promised.filter((each) => each !== promised);
    return true;
  }

  #promisedOf(interaction: string): Promised | undefined {
    for (const each of this.#promised) if (each.interaction === interaction) return each;
    return undefined;
  }

  /** The share of its capacity that it uses, over all its media: of what it has, and the most that it may have beside. */
  loadingNow(): number {
    if (this.#hasAlternatives) return this.#loadingAmongAlternatives();
    let room = 0;
    let given = 0;
    for (const slot of this.slots) {
      const { capacity, held, promised } = slot;
      room += this.#isBlocked(slot) ? Math.min(capacity, held + promised) : capacity;
      given += held + promised;
    }
    const all = this.#occupied + room;
    return all === 0 ? 0 : (this.#occupied + given) / all;
  }

  #loadingAmongAlternatives(): number {
    const inHand = this.#inHand();
    return inHand.length === 0 ? 0 : inHand.length / (inHand.length + roomInAll(this.#media, inHand, this.#rules));
  }

  /** StatAgentOccupancy: the share of the time since its login in which it had something to do. */
  occupancy(now: Milliseconds): number {
    const since = now - this.#loginTime;
    if (since <= 0) return 0;
    const going = this.#occupied > 0 ? Math.max(0, now - this.#toldAt) : 0;
    return (this.#busyTime + going) / since;
  }
}

/** What an agent has in hand, each with its medium; an engine that tells no numbers has them in the capacities that it tells. */
function toldOf({ Interactions, MediaInHandList }: AgentInfo): readonly InHand[] {
  if (MediaInHandList === undefined) return [];
  const named = Object.entries(MediaInHandList).flatMap(([medium, count]) =>
    Array.from({ length: Number(count) }, () => ({ medium })),
  );
  const unnamed = Math.max(0, Interactions.length - named.length);
  return [...named, ...Array.from({ length: unnamed }, () => ({ medium: undefined }))];
}
