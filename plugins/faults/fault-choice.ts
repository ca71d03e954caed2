import type { ServerRoom } from 'routeproof';

/** Asks of each fault whether it happens. A run has only so many: after them, nobody is asked. Those that happen stand in pictures. */
export class FaultChoice {
  readonly #room: Pick<ServerRoom, 'choices' | 'note'>;
  #left: number;

  constructor(room: Pick<ServerRoom, 'choices' | 'note'>, atMost: number) {
    this.#room = room;
    this.#left = atMost;
  }

  /** Answer 0, the ordinary one: it does not. */
  happens(fault: string): boolean {
    if (this.#left === 0) return false;
    const about = `fault: ${fault}`;
    if (this.#room.choices.pick(2, { about, options: ['no', 'yes'] }) === 0) return false;
    this.#left--;
    this.#room.note(about);
    return true;
  }
}
