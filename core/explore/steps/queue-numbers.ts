import type { EventQueue } from '../../kernel/clock/event-queue.ts';

/** Queues of one name: their numbers, and how many of them the present run has had. */
interface Namesakes {
  readonly numbers: number[];
  run: number;
  seen: number;
}

/** Gives each queue the same number in every run; a client that connects again has queues of the same name once more. */
export class QueueNumbers {
  readonly #numbers = new Map<string, number>();
  /** By the names of actor and queue, so that a queue's own name is put together once in a search. */
  readonly #namesakes = new Map<string, Map<string, Namesakes>>();
  #run = 0;

  /** Goes on from names that another search gave numbers to. */
  constructor(names: readonly string[] = []) {
    names.forEach((name, number) => this.#numbers.set(name, number));
  }

  /** The names of all queues, in the order of their numbers. */
  get names(): readonly string[] {
    return [...this.#numbers.keys()];
  }

  /** A new run begins. */
  begin(): void {
    this.#run++;
  }

  of({ actor, name }: EventQueue): number {
    let byName = this.#namesakes.get(actor.name);
    if (byName === undefined) this.#namesakes.set(actor.name, (byName = new Map()));
    let namesakes = byName.get(name);
    if (namesakes === undefined) byName.set(name, (namesakes = { numbers: [], run: this.#run, seen: 0 }));
    if (namesakes.run !== this.#run) {
      namesakes.run = this.#run;
      namesakes.seen = 0;
    }
    const times = namesakes.seen++;
    return (namesakes.numbers[times] ??= this.#numberOf(`${actor.name} ${name} ${times}`));
  }

  #numberOf(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) this.#numbers.set(name, (number = this.#numbers.size));
    return number;
  }
}
