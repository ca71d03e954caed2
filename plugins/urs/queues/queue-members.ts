import type { Milliseconds } from 'routeproof';
import { matches, type ParsedTarget } from '../targets/parse-target.ts';
import type { Configuration } from '../targets/configuration.ts';
import type { Selection } from '../targets/target-reader.ts';
import type { AgentBoard } from './agent-board.ts';
import type { BoardAgent } from './board-agent.ts';
import type { MediaSlot } from './media-slot.ts';
import { Member, TargetQueue, type KnownToQueues, type QueueEntry } from './target-queue.ts';
import type { Waiter } from './waiter.ts';

/** What the queues are made of. */
export interface QueueSources extends KnownToQueues {
  readonly board: AgentBoard;
  readonly configuration: Configuration;
}

/** The queues that somebody has asked for, and the agents whom each of them asks for. */
export class QueueMembers {
  readonly #sources: QueueSources;
  readonly #queues: TargetQueue[] = [];
  /** The queues for each target, by its name: there are few of them, one for each medium and way to select. */
  readonly #queuesFor = new Map<string, TargetQueue[]>();
  /** In which queues each slot is that somebody asks for. */
  readonly #members = new Map<MediaSlot, Member[]>();

  constructor(sources: QueueSources) {
    this.#sources = sources;
  }

  /** How many wait for a target, over all media. */
  waitingFor(target: ParsedTarget): number {
    const lines = this.#queuesOf(target)
      .map(({ interactions }) => interactions)
      .filter(({ size }) => size > 0);
    if (lines.length < 2) return lines[0]?.size ?? 0;
    return new Set(lines.flatMap(({ names }) => [...names])).size;
  }

  /** For how long whoever waits longest for a target has waited for it, over all media. */
  longestWaitFor(target: ParsedTarget, now: Milliseconds): Milliseconds {
    return Math.max(0, ...this.#queuesOf(target).map((queue) => queue.longestWait(now)));
  }

  /** Who waits for a target on a medium, in no order. */
  waitersFor(target: ParsedTarget, medium: string): readonly Waiter[] {
    return this.#queuesOf(target).flatMap((queue) => (queue.medium === medium ? [...queue.waiters()] : []));
  }

  #queuesOf({ kind, object }: ParsedTarget): readonly TargetQueue[] {
    this.#sources.memory?.reads('target:');
    return (this.#queuesFor.get(object) ?? []).filter(({ target }) => target.kind === kind);
  }

  /** The queue for a target, made when it is first asked for. */
  queueFor(target: ParsedTarget, medium: string, selection: Selection): TargetQueue {
    const { kind, object } = target;
    const { memory, board } = this.#sources;
    memory?.reads('target:');
    let queues = this.#queuesFor.get(object);
    if (queues === undefined) this.#queuesFor.set(object, (queues = []));
    for (const queue of queues)
      if (queue.medium === medium && queue.target.kind === kind && isSame(queue.selection, selection)) return queue;
    memory?.writes('target:');
    const queue = new TargetQueue(target, medium, selection, this.#sources);
    queues.push(queue);
    this.#queues.push(queue);
    for (const agent of board.agents) {
      memory?.writes(`board:${agent.name}`);
      this.#admit(agent, queue);
    }
    return queue;
  }

  #admit(agent: BoardAgent, queue: TargetQueue): void {
    const candidate = this.#sources.configuration.candidate(agent.name, agent.place);
    if (!matches(queue.target, candidate)) return;
    const slot = agent.slot(queue.medium);
    const { prefer } = queue.selection;
    const member = new Member(agent, slot, queue, prefer !== undefined && matches(prefer, candidate));
    const members = this.#members.get(slot);
    if (members === undefined) this.#members.set(slot, [member]);
    else members.push(member);
    if (slot.listed) queue.enlist(member);
  }

  /** Which targets ask for an agent depends on its place. */
  admitAnew(agent: BoardAgent): void {
    // The configuration is the scenario's, and a strategy may change it.
    this.#sources.memory?.reads('strategies');
    agent.admittedAt = agent.place;
    for (const slot of agent.slots) {
      if (slot.listed) this.unlist(slot);
      (this.#members.get(slot) ?? []).length = 0;
    }
    for (const queue of this.#queues) this.#admit(agent, queue);
  }

  /** Stands as free in all its queues from now on. */
  enlist(slot: MediaSlot): void {
    slot.listed = true;
    slot.listedSince = slot.since;
    for (const member of this.of(slot)) member.queue.enlist(member);
  }

  /** What the statistics say of a free agent has changed. */
  reorder(slot: MediaSlot): void {
    slot.listedSince = slot.since;
    for (const member of this.of(slot)) member.queue.reorder(member);
  }

  /** Stands as free nowhere from now on. */
  unlist(slot: MediaSlot): void {
    slot.listed = false;
    for (const member of this.of(slot)) member.queue.unlist(member);
  }

  /** All queues for whose targets an agent is free. */
  freeIn(agent: BoardAgent): readonly TargetQueue[] {
    return agent.slots.flatMap((slot) => (agent.isFreeIn(slot) ? this.of(slot).map(({ queue }) => queue) : []));
  }

  /** Stands as free for all that it has room for. */
  enlistFree(agent: BoardAgent): void {
    for (const slot of agent.slots) if (agent.isFreeIn(slot) && !slot.listed) this.enlist(slot);
  }

  /** Who is to be served first by an agent, of all for whose media it is free. */
  firstFor(agent: BoardAgent, now: Milliseconds): QueueEntry | undefined {
    let first: QueueEntry | undefined;
    for (const slot of agent.slots) {
      if (!agent.isFreeIn(slot)) continue;
      for (const { queue } of this.of(slot)) {
        const entry = queue.first(now);
        if (entry !== undefined && (first === undefined || entry.waiter.isBefore(first.waiter, now))) first = entry;
      }
    }
    return first;
  }

  /** In which queues a slot is. */
  of(slot: MediaSlot): readonly Member[] {
    return this.#members.get(slot) ?? none;
  }
}

const isSame = (one: Selection, other: Selection): boolean =>
  one.by === other.by &&
  one.order === other.order &&
  one.prefer?.object === other.prefer?.object &&
  one.prefer?.kind === other.prefer?.kind;

const none: readonly Member[] = [];
