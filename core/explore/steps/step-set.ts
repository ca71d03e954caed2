/** A set of steps by their numbers in a run. */
export class StepSet {
  readonly #words: Uint32Array;

  constructor(size: number) {
    this.#words = new Uint32Array((size >>> 5) + 1);
  }

  has(step: number): boolean {
    return (this.#words[step >>> 5]! & (1 << (step & 31))) !== 0;
  }

  add(step: number): void {
    this.#words[step >>> 5]! |= 1 << (step & 31);
  }

  addAll({ words }: { readonly words: Uint32Array }): void {
    for (let index = 0; index < words.length; index++) this.#words[index]! |= words[index]!;
  }

  get words(): Uint32Array {
    return this.#words;
  }
}
