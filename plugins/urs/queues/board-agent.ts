import type { BlockedMedia, Milliseconds } from 'routeproof';
import { own, type MessageOf } from 'routeproof/kit';
import { isBlockedBy } from '../../is-blocked-by.ts';
import { MediaSlot } from './media-slot.ts';

/** What the reporting engine tells about an agent. */
export type AgentInfo = MessageOf<'EventInfo'>['body'];

/** An interaction that URS has decided to deliver to an agent, and that the news of the agent does not show yet. */
interface Promised {
  readonly interaction: string;
  readonly slot: MediaSlot;
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
  readonly #blocks: BlockedMedia | undefined;
  #promised: readonly Promised[] = [];
  #loggedIn = false;
  #occupied = 0;
  #loginTime: Milliseconds = 0;
  #busyTime: Milliseconds = 0;
  #toldAt: Milliseconds = 0;

  constructor(name: string, blocks: BlockedMedia | undefined) {
    this.name = name;
    this.#blocks = blocks;
  }

  get isThere(): boolean {
    return this.#loggedIn && !this.doubted;
  }

  /** Whether it can be handed out for an interaction of the slot's medium. */
  isFreeIn(slot: MediaSlot): boolean {
    return slot.hasRoom && this.isThere && !this.#isBlocked(slot);
  }

  /** What URS has handed out blocks at once; what the agent has in hand is in the capacities that URS was told. */
  #isBlocked({ medium }: MediaSlot): boolean {
    if (this.#blocks === undefined) return false;
    for (const { medium: given, held, promised } of this.slots)
      if (held + promised > 0 && isBlockedBy(this.#blocks, given, medium)) return true;
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
    const slot = new MediaSlot(medium);
    this.slots.push(slot);
    return slot;
  }

  /** Takes news, and gives back the promised interactions that need not be remembered any more. */
  learn(info: AgentInfo): readonly string[] {
    const { MediaStateList, MediaCapacityList, ReadySince, Interactions } = info;
    this.place = info.PlaceId;
    this.#loggedIn = info.LoggedIn;
    this.#occupied = Interactions.length;
    this.#loginTime = info.LoginTime ?? 0;
    this.#busyTime = info.BusyTime ?? 0;
    this.#toldAt = info.EventTime;
    this.doubted = false;
    for (const medium in MediaStateList) this.slot(medium);
    for (const slot of this.slots) {
      slot.isReady = own(MediaStateList, slot.medium) === 1;
      slot.capacity = Number(own(MediaCapacityList, slot.medium) ?? 1);
      slot.since = own(ReadySince, slot.medium) ?? 0;
    }
    if (this.#promised.length === 0) return none;
    const settled = this.#promised.filter(
      ({ interaction, deliveredAt }) => Interactions.includes(interaction) || info.EventTime > deliveredAt,
    );
    if (settled.length === 0) return none;
    const names = settled.map(({ interaction }) => interaction);
    for (const name of names) this.takeBack(name);
    return names;
  }

  promise(interaction: string, medium: string): void {
    const slot = this.slot(medium);
    slot.promised++;
    const others = this.#promised.filter((each) => each.interaction !== interaction);
    this.#promised = [...others, { interaction, slot, deliveredAt: Infinity }];
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

  /** The share of its capacity that it uses, over all its media. */
  loadingNow(): number {
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

  /** StatAgentOccupancy: the share of the time since its login in which it had something to do. */
  occupancy(now: Milliseconds): number {
    const since = now - this.#loginTime;
    if (since <= 0) return 0;
    const going = this.#occupied > 0 ? Math.max(0, now - this.#toldAt) : 0;
    return (this.#busyTime + going) / since;
  }
}
