import type { FaultKit } from 'routeproof/kit';

/** Asks of each fault whether it happens. A run has only so many: after them, nobody is asked. Those that happen stand in pictures. */
export class FaultChoice {
  readonly #kit: Pick<FaultKit, 'choices' | 'note'>;
  #left: number;

  constructor(kit: Pick<FaultKit, 'choices' | 'note'>, atMost: number) {
    this.#kit = kit;
    this.#left = atMost;
  }

  /** Answer 0, the ordinary one: it does not. */
  happens(fault: string): boolean {
    if (this.#left === 0) return false;
    const about = `fault: ${fault}`;
    if (this.#kit.choices.pick(2, { about, asks: { for: 'fault', fault }, options: ['no', 'yes'] }) === 0) return false;
    this.#left--;
    this.#kit.note(about);
    return true;
  }
}
