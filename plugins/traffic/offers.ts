/** How often an agent was offered an interaction, while that may be offered again. */
export class Offers {
  readonly #offered = new Map<string, number>();

  /** One more time; gives how often it was by now. */
  count(interaction: string): number {
    const times = (this.#offered.get(interaction) ?? 0) + 1;
    this.#offered.set(interaction, times);
    // What was taken by somebody else is not heard of; the oldest are given up.
    if (this.#offered.size > 1000) this.#offered.delete(this.#offered.keys().next().value!);
    return times;
  }

  /** It was taken. */
  forget(interaction: string): void {
    this.#offered.delete(interaction);
  }
}
