/** Thrown into the open waits of an `async` strategy when URS loses the interaction: let it pass. */
export class InteractionGone extends Error {
  constructor(readonly interaction: string) {
    super(`Interaction '${interaction}' was taken away from the strategy.`);
    this.name = 'InteractionGone';
  }
}
