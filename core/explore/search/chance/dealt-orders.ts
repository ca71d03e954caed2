import type { Random, RandomStream } from '../../../kernel/random.ts';

/** Orders of more than this many things are too many for all of them to come. */
const most = 8;

/**
 * Orders of things by chance, sampled without replacement: none comes again before each has come. Which one comes in which turn is
 * known without those before it, so that turns can be played anywhere.
 */
export class DealtOrders {
  readonly #random: Random;
  readonly #passes = new Map<string, { readonly first: number; readonly stride: number }>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** The order of so many things, of which this is the name, in a turn. */
  of<T>(name: string, things: readonly T[], turn: number, stream: RandomStream): readonly T[] {
    const orders = factorial(things.length);
    if (things.length > most) return inOrderOf(things, (below) => stream.integer(below));
    const { first, stride } = this.#pass(`${Math.floor(turn / orders)} ${name}`, orders);
    let rest = (first + (turn % orders) * stride) % orders;
    return inOrderOf(things, (below) => {
      const digit = rest % below;
      rest = (rest - digit) / below;
      return digit;
    });
  }

  /** With a stride that has no factor in common with the number of orders, each comes once. */
  #pass(name: string, orders: number): { readonly first: number; readonly stride: number } {
    let pass = this.#passes.get(name);
    if (pass === undefined) {
      const stream = this.#random.once(`orders ${name}`);
      const first = stream.integer(orders);
      let stride = 1 + stream.integer(orders);
      while (commonFactor(stride, orders) > 1) stride = 1 + stream.integer(orders);
      this.#passes.set(name, (pass = { first, stride }));
    }
    return pass;
  }
}

/** Takes one after the other, as it is said for each number of those that are left. */
function inOrderOf<T>(things: readonly T[], next: (below: number) => number): readonly T[] {
  const left = [...things];
  return things.map(() => left.splice(next(left.length), 1)[0]!);
}

const factorial = (many: number): number => (many < 2 ? 1 : many * factorial(many - 1));

const commonFactor = (one: number, other: number): number => (other === 0 ? one : commonFactor(other, one % other));
