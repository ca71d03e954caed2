import type { Asked } from '../targets/possible-target.ts';
import type { Choice } from '../targets/target-reader.ts';
import type { Share } from '../targets/share.ts';
import type { UrsMemory } from '../urs-memory.ts';

/** What was handed out of lists of targets with weights, so that each target comes as near to its share as can be. */
export class Dealt {
  readonly #memory: UrsMemory | undefined;
  /** By list, how much each of its targets got. */
  readonly #counts = new Map<string, number[]>();

  constructor(memory: UrsMemory | undefined) {
    this.#memory = memory;
  }

  /** Whose turn it is first, of targets of one list: who would lack most of its share after one more; of equals in the order of the list. */
  inTurn<T extends { readonly asked: Asked }>(wanted: readonly T[]): readonly T[] {
    return wanted.toSorted((one, other) => this.#lack(other.asked.share) - this.#lack(one.asked.share));
  }

  /** Of targets that have somebody free the one that is chosen, if there is any. */
  chosen<T extends { readonly asked: Asked }>(choice: Choice, free: readonly T[]): readonly T[] {
    return (choice === 'percentage' ? this.inTurn(free) : free).slice(0, 1);
  }

  /** A target was handed out. */
  deal({ share }: Asked): void {
    if (share === undefined) return;
    const { list, weights, index } = share;
    this.#memory?.writes(`dealt:${list}`);
    let counts = this.#counts.get(list);
    if (counts === undefined) this.#counts.set(list, (counts = weights.map(() => 0)));
    counts[index]!++;
  }

  /** What it should have after the next hand-out, less what it has: in parts of the sum of all weights. */
  #lack(share: Share | undefined): number {
    if (share === undefined) return 0;
    const { list, weights, index } = share;
    this.#memory?.reads(`dealt:${list}`);
    const counts = this.#counts.get(list) ?? weights.map(() => 0);
    return weights[index]! * (sumOf(counts) + 1) - counts[index]! * sumOf(weights);
  }
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);
