import type { Milliseconds } from 'routeproof';
import type { Asked } from '../targets/possible-target.ts';
import type { AskedTargets, Selection } from '../targets/target-reader.ts';
import type { UrsMemory } from '../urs-memory.ts';
import type { BoardAgent } from './board-agent.ts';
import { Dealt } from './dealt.ts';
import { GatedEntries, type GatedKit } from './gated-entries.ts';
import { QueueMembers, type QueueSources } from './queue-members.ts';
import { isPreferred } from './is-preferred.ts';
import { QueueEntry, type Wanted, type Member } from './target-queue.ts';
import type { Waiter } from './waiter.ts';

interface Next {
  readonly entry: QueueEntry;
  readonly agent: BoardAgent;
}

/** All who wait for agents, one queue for each target, medium and way to select. An agent goes to the first of all its queues. */
export class TargetQueues {
  readonly #clock: GatedKit['clock'];
  /** Which queues there are, and who belongs to them. */
  readonly members: QueueMembers;
  /** What was handed out of lists with weights. */
  readonly dealt: Dealt;
  /** Those who wait behind thresholds. */
  readonly gates: GatedEntries;
  /** Agents who are still to be offered, because those who are served may give back what they got. */
  readonly #offers: BoardAgent[] = [];
  readonly #memory: UrsMemory | undefined;
  #serving = false;
  #arrivals = 0;
  constructor(sources: QueueSources, kit: GatedKit) {
    this.members = new QueueMembers(sources);
    this.#memory = sources.memory;
    this.#clock = kit.clock;
    this.dealt = new Dealt(sources.memory);
    this.gates = new GatedEntries(kit, sources.memory, ({ entry, member: { agent } }) =>
      this.#serveGated(entry, agent, kit.clock.now()),
    );
  }

  /** Gets an agent at once if one is free for one of the targets, else stands in the queues of all beside those before. */
  join(waiter: Waiter, targets: readonly Wanted[], medium: string, selection: Selection): void {
    // Who is free for a target is what the board has of each agent.
    this.#memory?.reads('board:*');
    const entries: QueueEntry[] = [];
    for (const wanted of targets)
      entries.push(new QueueEntry(waiter, this.members.queueFor(wanted.asked.target, medium, selection), wanted));
    this.#serveOrStand(entries, { choice: waiter.choice, selection });
  }

  /** Its waiting begins, before it stands anywhere. */
  begin(waiter: Waiter): void {
    waiter.begin(++this.#arrivals, this.#clock.now());
  }

  /** It keeps its place, and is not served until it wakes. */
  rest(waiter: Waiter): void {
    if (waiter.isResting) return;
    const entries = [...waiter.entries] as QueueEntry[];
    this.leave(waiter);
    waiter.isResting = true;
    for (const entry of entries) this.#stand(entry);
  }

  /** Of all that some waiters of one wait ask for, an agent who is free is handed out at once; else they stand where they have stood. */
  wake(waiters: readonly Waiter[], asked: AskedTargets): void {
    this.#memory?.reads('board:*');
    const resting = waiters.filter(({ isResting }) => isResting);
    const entries = resting.flatMap((waiter) => [...waiter.entries] as QueueEntry[]);
    for (const waiter of resting) {
      this.leave(waiter);
      waiter.isResting = false;
    }
    // In the order of the list; what only stands there from before comes after it.
    const placeOf = ({ asked: each }: QueueEntry) =>
      asked.targets.includes(each) ? asked.targets.indexOf(each) : Infinity;
    entries.sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : placeOf(one) > placeOf(other) ? 1 : 0));
    if (entries.length > 0) this.#serveOrStand(entries, asked);
  }

  #serveOrStand(
    entries: readonly QueueEntry[],
    { choice, selection }: Pick<AskedTargets, 'choice' | 'selection'>,
  ): void {
    const now = this.#clock.now();
    let best: Member | undefined;
    let through: QueueEntry | undefined;
    const isFree = (entry: QueueEntry) => entry.isOpen && entry.queue.best(now) !== undefined;
    for (const entry of choice === undefined ? entries : this.dealt.chosen(choice, entries.filter(isFree))) {
      const member = entry.isOpen ? entry.queue.best(now) : undefined;
      if (member === undefined || (best !== undefined && !isPreferred(selection, member, best, now))) continue;
      best = member;
      through = entry;
    }
    if (best === undefined || through === undefined) return entries.forEach((entry) => this.#stand(entry));
    this.#give(through, best.agent);
  }

  /** An agent whom several targets of a list ask for comes for the first of them. */
  #through(entry: QueueEntry, agent: BoardAgent): QueueEntry {
    const { choice, entries } = entry.waiter;
    if (choice === undefined) return entry;
    const queues = this.members.freeIn(agent);
    const fitting = (entries as QueueEntry[]).filter((each) => each.isOpen && queues.includes(each.queue));
    return this.dealt.chosen(choice, fitting)[0] ?? entry;
  }

  /** When thresholds open, several agents may be free at once: a list may choose another one of them than the statistic. */
  #serveGated(entry: QueueEntry, agent: BoardAgent, now: Milliseconds): void {
    const { choice, entries } = entry.waiter;
    if (choice === undefined) return this.#give(entry, agent);
    const free = (entries as QueueEntry[]).filter((each) => each.isOpen && each.queue.best(now) !== undefined);
    const through = this.dealt.chosen(choice, free)[0] ?? entry;
    this.#give(through, through.queue.best(now)?.agent ?? agent);
  }

  #give(through: QueueEntry, agent: BoardAgent): void {
    const { waiter, asked } = through;
    this.leave(waiter);
    this.dealt.deal(asked);
    waiter.give(agent, asked.requested);
  }

  leave({ entries }: Waiter): void {
    while (entries.length > 0) this.#leave(entries.pop() as QueueEntry);
    this.gates.changed();
  }

  /** Gives up some of what it asks for, for good. */
  giveUp(waiter: Waiter, given: readonly Asked[]): void {
    for (const entry of waiter.entries) if (given.includes(entry.asked)) this.#leave(entry as QueueEntry);
    waiter.entries = waiter.entries.filter(({ asked }) => !given.includes(asked));
    this.gates.changed();
  }

  #leave(entry: QueueEntry): void {
    entry.leave();
    if (entry.gate !== undefined) this.gates.remove(entry);
  }

  #stand(entry: QueueEntry): void {
    entry.waiter.entries.push(entry);
    entry.queue.append(entry);
    if (entry.gate !== undefined) this.gates.add(entry);
    this.gates.changed();
  }

  /** Something is known of an agent that was not known before: who is free no longer goes from the queues, who is now is offered. */
  settle(agent: BoardAgent): void {
    this.#memory?.reads('target:');
    if (agent.admittedAt !== agent.place) this.members.admitAnew(agent);
    const loading = agent.loadingNow();
    const isLoadedAlike = loading === agent.loading;
    agent.loading = loading;
    let isNew = false;
    for (const slot of agent.slots) {
      if (!slot.listed) isNew ||= agent.isFreeIn(slot);
      else if (!agent.isFreeIn(slot)) this.members.unlist(slot);
      else if (slot.listedSince !== slot.since || !isLoadedAlike) this.members.reorder(slot);
    }
    if (isNew) this.#offer(agent);
    this.gates.changed();
  }

  #offer(agent: BoardAgent): void {
    if (agent.offered) return;
    agent.offered = true;
    this.#offers.push(agent);
    if (this.#serving) return;
    this.#serving = true;
    try {
      for (let next = 0; next < this.#offers.length; next++) this.#serveWith(this.#offers[next]!);
    } finally {
      while (this.#offers.length > 0) this.#offers.pop()!.offered = false;
      this.#serving = false;
    }
  }

  /** Gives the agent to those who wait, as long as it can take something; what is left of it stands as free. */
  #serveWith(agent: BoardAgent): void {
    agent.offered = false;
    const now = this.#clock.now();
    // Who waits behind a threshold that opens now may be better served by somebody who has been free for longer.
    if (!this.gates.isEmpty) this.members.enlistFree(agent);
    for (let next = this.#nextFor(agent, now); next !== undefined; next = this.#nextFor(agent, now)) {
      if (next.entry.gate !== undefined) this.#serveGated(next.entry, next.agent, now);
      else this.#give(this.#through(next.entry, next.agent), next.agent);
    }
    this.members.enlistFree(agent);
  }

  #nextFor(agent: BoardAgent, now: Milliseconds): Next | undefined {
    const entry = this.members.firstFor(agent, now);
    const gated = this.gates.isEmpty ? undefined : this.gates.next(now);
    if (gated !== undefined && !entry?.waiter.isBefore(gated.entry.waiter, now))
      return { entry: gated.entry, agent: gated.member.agent };
    return entry && { entry, agent };
  }
}
