import type { Waiter, Place } from '../queues/waiter.ts';
import type { TargetQueues } from '../queues/target-queues.ts';
import type { QueueStays } from '../routing/queue-stays.ts';
import type { ParsedTarget } from '../targets/parse-target.ts';
import type { AskedTargets } from '../targets/target-reader.ts';

/** So many targets of waits that are over are remembered; a strategy that makes up more of them in one attempt is not told of all. */
const most = 1000;

/** What one routing attempt keeps of its places in the lines, from wait to wait. */
export class KeptPlaces {
  readonly #queues: TargetQueues;
  readonly #stays: () => QueueStays | undefined;
  #kept: Waiter[] = [];
  #first: Place | undefined;
  /** What waits asked for that are over, to be read when there is another wait. */
  #ended: AskedTargets[] = [];
  readonly #endedTargets = new Set<string>();

  constructor(queues: TargetQueues, stays: () => QueueStays | undefined) {
    this.#queues = queues;
    this.#stays = stays;
  }

  /** The place of the attempt's first wait. */
  get first(): Place | undefined {
    return this.#first;
  }

  /** Whether nothing stands in line between two waits. */
  get isEmpty(): boolean {
    return this.#kept.length === 0;
  }

  /** A wait has begun. */
  begun(place: Place): void {
    this.#first ??= place;
  }

  /** A wait is over. */
  ended(asked: AskedTargets): void {
    if (this.#ended[0] !== asked) this.#ended.push(asked);
  }

  /** Whether a wait that is over asked for a target. */
  wasAskedFor(target: ParsedTarget): boolean {
    while (this.#ended.length > 0)
      for (const each of this.#ended.pop()!.targets)
        if (this.#endedTargets.size < most) this.#endedTargets.add(nameOf(each.target));
    return this.#endedTargets.has(nameOf(target));
  }

  /** Those that stand in line without a wait; the next wait goes on with them. */
  take(): readonly Waiter[] {
    const kept = this.#kept;
    this.#kept = [];
    return kept;
  }

  /** They stand in line until another wait takes them; those that were not kept before stay in their virtual queues, too. */
  keep(waiters: readonly Waiter[], areNew: boolean): void {
    for (const waiter of waiters) {
      if (waiter.entries.length === 0) {
        if (!areNew) this.#leaveQueues(waiter);
        continue;
      }
      if (areNew) for (const queue of waiter.virtualQueues) this.#stays()?.enter(queue);
      this.#queues.rest(waiter);
      this.#kept.push(waiter);
    }
  }

  /** They stand in line no longer. */
  drop(waiters: readonly Waiter[]): void {
    for (const waiter of waiters) {
      this.#queues.leave(waiter);
      this.#leaveQueues(waiter);
    }
  }

  dropAll(): void {
    if (!this.isEmpty) this.drop(this.take());
  }

  #leaveQueues({ virtualQueues }: Waiter): void {
    for (const queue of virtualQueues) this.#stays()?.leave(queue);
  }
}

const nameOf = ({ kind, object }: ParsedTarget): string => `${kind} ${object}`;
