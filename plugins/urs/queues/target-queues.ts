import type { ActorKit } from 'routeproof/kit';
import type { UrsMemory } from '../urs-memory.ts';
import type { AgentBoard } from './agent-board.ts';
import type { BoardAgent } from './board-agent.ts';
import type { Configuration } from '../targets/configuration.ts';
import { isPreferred, Member, QueueEntry, TargetQueue } from './target-queue.ts';
import { matches, type Asked, type ParsedTarget } from '../targets/parse-target.ts';
import type { Selection } from '../targets/target-reader.ts';
import type { MediaSlot } from './media-slot.ts';
import type { Waiter } from './waiter.ts';

/** All who wait for agents, one queue for each target, medium and way to select. An agent goes to the first of all its queues. */
export class TargetQueues {
  readonly #board: AgentBoard;
  readonly #configuration: Configuration;
  readonly #clock: Pick<ActorKit['clock'], 'now'>;
  readonly #queues: TargetQueue[] = [];
  /** The queues for each target, by its name: there are few of them, one for each medium and way to select. */
  readonly #queuesFor = new Map<string, TargetQueue[]>();
  /** In which queues each slot is that somebody asks for. */
  readonly #members = new Map<MediaSlot, Member[]>();
  /** Agents who are still to be offered, because those who are served may give back what they got. */
  readonly #offers: BoardAgent[] = [];
  readonly #memory: UrsMemory | undefined;
  #serving = false;
  #arrivals = 0;

  constructor(
    board: AgentBoard,
    configuration: Configuration,
    clock: Pick<ActorKit['clock'], 'now'>,
    memory: UrsMemory | undefined,
  ) {
    this.#memory = memory;
    this.#board = board;
    this.#configuration = configuration;
    this.#clock = clock;
  }

  /** Gets an agent at once if one is free for one of the targets, else stands in the queues of all beside those before. */
  join(waiter: Waiter, targets: readonly Asked[], medium: string, selection: Selection): void {
    // Who is free for a target is what the board has of each agent.
    this.#memory?.reads('board:*');
    const now = this.#clock.now();
    if (waiter.arrival === 0) waiter.begin(++this.#arrivals, now);
    const entries: QueueEntry[] = [];
    for (const asked of targets)
      entries.push(new QueueEntry(waiter, this.#queueFor(asked.target, medium, selection), asked));
    let best: Member | undefined;
    let through: QueueEntry | undefined;
    for (const entry of entries) {
      const member = entry.queue.best(now);
      if (member === undefined || (best !== undefined && !isPreferred(selection, member, best, now))) continue;
      best = member;
      through = entry;
    }
    if (best === undefined || through === undefined) return entries.forEach((entry) => entry.stand());
    this.leave(waiter);
    waiter.give(best.agent, through.asked.requested);
  }

  leave({ entries }: Waiter): void {
    while (entries.length > 0) entries.pop()!.leave();
  }

  /** Gives up some of what it asks for. */
  giveUp(waiter: Waiter, given: readonly Asked[]): void {
    for (const entry of waiter.entries) if (given.includes(entry.asked)) entry.leave();
    waiter.entries = waiter.entries.filter(({ asked }) => !given.includes(asked));
  }

  /** How many wait for a target, over all media. */
  waitingFor({ kind, object }: ParsedTarget): number {
    let waiting = 0;
    this.#memory?.reads('target:');
    for (const queue of this.#queuesFor.get(object) ?? []) if (queue.target.kind === kind) waiting += queue.length;
    return waiting;
  }

  #queueFor(target: ParsedTarget, medium: string, selection: Selection): TargetQueue {
    const { kind, object } = target;
    this.#memory?.reads('target:');
    let queues = this.#queuesFor.get(object);
    if (queues === undefined) this.#queuesFor.set(object, (queues = []));
    for (const queue of queues)
      if (queue.medium === medium && queue.target.kind === kind && isSame(queue.selection, selection)) return queue;
    this.#memory?.writes('target:');
    const queue = new TargetQueue(target, medium, selection, this.#memory);
    queues.push(queue);
    this.#queues.push(queue);
    for (const agent of this.#board.agents) {
      this.#memory?.writes(`board:${agent.name}`);
      this.#admit(agent, queue);
    }
    return queue;
  }

  #admit(agent: BoardAgent, queue: TargetQueue): void {
    if (!matches(queue.target, this.#configuration.candidate(agent.name, agent.place))) return;
    const slot = agent.slot(queue.medium);
    const member = new Member(agent, slot, queue);
    const members = this.#members.get(slot);
    if (members === undefined) this.#members.set(slot, [member]);
    else members.push(member);
    if (slot.listed) queue.enlist(member);
  }

  /** Something is known of an agent that was not known before: who is free no longer goes from the queues, who is now is offered. */
  settle(agent: BoardAgent): void {
    this.#memory?.reads('target:');
    if (agent.admittedAt !== agent.place) this.#admitAnew(agent);
    const loading = agent.loadingNow();
    const isLoadedAlike = loading === agent.loading;
    agent.loading = loading;
    let isNew = false;
    for (const slot of agent.slots) {
      if (!slot.listed) isNew ||= agent.isFreeIn(slot);
      else if (!agent.isFreeIn(slot)) this.#unlist(slot);
      else if (slot.listedSince !== slot.since || !isLoadedAlike) this.#reorder(slot);
    }
    if (isNew) this.#offer(agent);
  }

  /** Which targets ask for an agent depends on its place. */
  #admitAnew(agent: BoardAgent): void {
    // The configuration is the scenario's, and a strategy may change it.
    this.#memory?.reads('strategies');
    agent.admittedAt = agent.place;
    for (const slot of agent.slots) {
      if (slot.listed) this.#unlist(slot);
      (this.#members.get(slot) ?? []).length = 0;
    }
    for (const queue of this.#queues) this.#admit(agent, queue);
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
    for (let entry = this.#firstFor(agent, now); entry !== undefined; entry = this.#firstFor(agent, now)) {
      this.leave(entry.waiter);
      entry.waiter.give(agent, entry.asked.requested);
    }
    for (const slot of agent.slots) if (agent.isFreeIn(slot) && !slot.listed) this.#enlist(slot);
  }

  #firstFor(agent: BoardAgent, now: number): QueueEntry | undefined {
    let first: QueueEntry | undefined;
    for (const slot of agent.slots) {
      if (!agent.isFreeIn(slot)) continue;
      for (const { queue } of this.#membersOf(slot)) {
        const entry = queue.first(now);
        if (entry !== undefined && (first === undefined || entry.waiter.isBefore(first.waiter, now))) first = entry;
      }
    }
    return first;
  }

  #enlist(slot: MediaSlot): void {
    slot.listed = true;
    slot.listedSince = slot.since;
    for (const member of this.#membersOf(slot)) member.queue.enlist(member);
  }

  #reorder(slot: MediaSlot): void {
    slot.listedSince = slot.since;
    for (const member of this.#membersOf(slot)) member.queue.reorder(member);
  }

  #unlist(slot: MediaSlot): void {
    slot.listed = false;
    for (const member of this.#membersOf(slot)) member.queue.unlist(member);
  }

  #membersOf(slot: MediaSlot): readonly Member[] {
    return this.#members.get(slot) ?? none;
  }
}

const isSame = (one: Selection, other: Selection): boolean => one.by === other.by && one.order === other.order;

const none: readonly Member[] = [];
