import { found, type FaultKit } from 'routeproof/kit';

/** Remembers which faults could have happened in a run, and tells at its end of those that never could. */
export class Occasions {
  readonly #kit: Pick<FaultKit, 'atRunEnd' | 'finding'>;
  readonly #where: () => string | undefined;

  /** `where` is the author's line that asks for them. */
  constructor(kit: Pick<FaultKit, 'atRunEnd' | 'finding'>, where: () => string | undefined) {
    this.#kit = kit;
    this.#where = where;
  }

  /** A fault that is asked for, and what is so where it has no occasion; what it gives back is called on each. */
  of(fault: string, lacking: string): () => void {
    let came = false;
    this.#kit.atRunEnd(() => {
      if (!came) this.#kit.finding({ ...found.faultWithoutOccasion(fault, lacking), where: this.#where() });
    });
    return () => {
      came = true;
    };
  }
}
