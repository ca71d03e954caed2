import type { Milliseconds } from 'routeproof';
import type { ActorKit } from 'routeproof/kit';
import type { Asked } from '../targets/possible-target.ts';
import type { Selection } from '../targets/target-reader.ts';
import type { UrsMemory } from '../urs-memory.ts';
import type { BoardAgent } from './board-agent.ts';
import { GatedEntries, type Watch } from './gated-entries.ts';
import { QueueMembers, type QueueSources } from './queue-members.ts';
import { isPreferred, QueueEntry, type Wanted, type Member } from './target-queue.ts';
import type { Waiter } from './waiter.ts';

/** All who wait for agents, one queue for each target, medium and way to select. An agent goes to the first of all its queues. */
export class TargetQueues {
  readonly #atStepEnd: ActorKit['atStepEnd'];
  readonly #clock: Pick<ActorKit['clock'], 'now' | 'at'>;
  /** Which queues there are, and who belongs to them. */
  readonly members: QueueMembers;
  /** Agents who are still to be offered, because those who are served may give back what they got. */
  readonly #offers: BoardAgent[] = [];
  readonly #memory: UrsMemory | undefined;
  #serving = false;
  #arrivals = 0;

  readonly #gated = new GatedEntries();
  #isToReview = false;
  #cancelLook: (() => void) | undefined;

  constructor(
    sources: QueueSources,
    kit: Pick<ActorKit, 'atStepEnd'> & { readonly clock: Pick<ActorKit['clock'], 'now' | 'at'> },
  ) {
    this.members = new QueueMembers(sources);
    this.#memory = sources.memory;
    this.#atStepEnd = kit.atStepEnd;
    this.#clock = kit.clock;
  }

  /** Gets an agent at once if one is free for one of the targets, else stands in the queues of all beside those before. */
  join(waiter: Waiter, targets: readonly Wanted[], medium: string, selection: Selection): void {
    // Who is free for a target is what the board has of each agent.
    this.#memory?.reads('board:*');
    const now = this.#clock.now();
    if (waiter.arrival === 0) waiter.begin(++this.#arrivals, now);
    const entries: QueueEntry[] = [];
    for (const wanted of targets)
      entries.push(new QueueEntry(waiter, this.members.queueFor(wanted.asked.target, medium, selection), wanted));
    let best: Member | undefined;
    let through: QueueEntry | undefined;
    for (const entry of entries) {
      const member = entry.isOpen ? entry.queue.best(now) : undefined;
      if (member === undefined || (best !== undefined && !isPreferred(selection, member, best, now))) continue;
      best = member;
      through = entry;
    }
    if (best === undefined || through === undefined) return entries.forEach((entry) => this.#stand(entry));
    this.leave(waiter);
    waiter.give(best.agent, through.asked.requested);
  }

  leave({ entries }: Waiter): void {
    while (entries.length > 0) this.#leave(entries.pop() as QueueEntry);
    this.changed();
  }

  /** Gives up some of what it asks for. */
  giveUp(waiter: Waiter, given: readonly Asked[]): void {
    for (const entry of waiter.entries) if (given.includes(entry.asked)) this.#leave(entry as QueueEntry);
    waiter.entries = waiter.entries.filter(({ asked }) => !given.includes(asked));
    this.changed();
  }

  #leave(entry: QueueEntry): void {
    entry.leave();
    if (entry.gate !== undefined) this.#gate(entry, 'remove');
  }

  #stand(entry: QueueEntry): void {
    entry.waiter.entries.push(entry);
    entry.queue.append(entry);
    if (entry.gate !== undefined) this.#gate(entry, 'add');
    this.changed();
  }

  #gate(entry: QueueEntry, act: 'add' | 'remove'): void {
    this.#memory?.writes('gates');
    this.#gated[act](entry);
  }

  /** Something has changed that thresholds may look at: who waits behind one is looked at when the step is over. */
  changed(): void {
    this.#memory?.reads('gates');
    if (this.#gated.isEmpty) this.#cancelLook?.();
    if (this.#gated.isEmpty || this.#isToReview) return;
    this.#isToReview = true;
    this.#atStepEnd(() => {
      this.#isToReview = false;
      const now = this.#clock.now();
      for (let next = this.#gated.next(now); next !== undefined; next = this.#gated.next(now)) {
        this.leave(next.entry.waiter);
        next.entry.waiter.give(next.member.agent, next.entry.asked.requested);
      }
      for (const watch of [...this.#gated.watches])
        if (this.#gated.watches.has(watch) && watch.gate.isOpen()) watch.onOpen();
      this.#lookLater();
    });
  }

  /** Time alone may open a threshold: nothing else tells when. */
  #lookLater(): void {
    this.#cancelLook?.();
    const next = this.#gated.nextLook();
    this.#cancelLook =
      next === undefined ? undefined : this.#clock.at(next, () => this.changed(), { name: 'threshold' });
  }

  /** Waits until a threshold holds for what is there at once; gives back how to stop. */
  watch(watch: Watch): () => void {
    this.#memory?.writes('gates');
    this.#gated.watches.add(watch);
    this.changed();
    return () => {
      this.#memory?.writes('gates');
      this.#gated.watches.delete(watch);
    };
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
    this.changed();
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
    if (!this.#gated.isEmpty) this.#enlist(agent);
    for (let next = this.#nextFor(agent, now); next !== undefined; next = this.#nextFor(agent, now)) {
      this.leave(next.entry.waiter);
      next.entry.waiter.give(next.agent, next.entry.asked.requested);
    }
    this.#enlist(agent);
  }

  #enlist(agent: BoardAgent): void {
    for (const slot of agent.slots) if (agent.isFreeIn(slot) && !slot.listed) this.members.enlist(slot);
  }

  #nextFor(
    agent: BoardAgent,
    now: Milliseconds,
  ): { readonly entry: QueueEntry; readonly agent: BoardAgent } | undefined {
    const entry = this.#firstFor(agent, now);
    const gated = this.#gated.isEmpty ? undefined : this.#gated.next(now);
    if (gated !== undefined && !entry?.waiter.isBefore(gated.entry.waiter, now))
      return { entry: gated.entry, agent: gated.member.agent };
    return entry && { entry, agent };
  }

  #firstFor(agent: BoardAgent, now: number): QueueEntry | undefined {
    let first: QueueEntry | undefined;
    for (const slot of agent.slots) {
      if (!agent.isFreeIn(slot)) continue;
      for (const { queue } of this.members.of(slot)) {
        const entry = queue.first(now);
        if (entry !== undefined && (first === undefined || entry.waiter.isBefore(first.waiter, now))) first = entry;
      }
    }
    return first;
  }
}
