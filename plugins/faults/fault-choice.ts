import type { Choices } from 'routeproof';

/** Asks of each fault whether it happens. A run has only so many: after them, nobody is asked. */
export class FaultChoice {
  readonly #choices: Choices;
  #left: number;

  constructor(choices: Choices, atMost: number) {
    this.#choices = choices;
    this.#left = atMost;
  }

  /** Answer 0, the ordinary one: it does not. */
  happens(fault: string): boolean {
    if (this.#left === 0) return false;
    if (this.#choices.pick(2, { about: `fault: ${fault}`, options: ['no', 'yes'] }) === 0) return false;
    this.#left--;
    return true;
  }
}
