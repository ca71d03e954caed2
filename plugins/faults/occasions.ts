import { found, type ServerRoom } from 'routeproof';

/** Remembers which faults could have happened in a run, and tells at its end of those that never could. */
export class Occasions {
  readonly #room: Pick<ServerRoom, 'atRunEnd' | 'finding'>;
  readonly #where: () => string | undefined;

  /** `where` is the author's line that asks for them. */
  constructor(room: Pick<ServerRoom, 'atRunEnd' | 'finding'>, where: () => string | undefined) {
    this.#room = room;
    this.#where = where;
  }

  /** A fault that is asked for, and what is so where it has no occasion; what it gives back is called on each. */
  of(fault: string, lacking: string): () => void {
    let came = false;
    this.#room.atRunEnd(() => {
      if (!came) this.#room.finding({ ...found.faultWithoutOccasion(fault, lacking), where: this.#where() });
    });
    return () => {
      came = true;
    };
  }
}
