import type { CodePlace } from './code-place.ts';

/** Places of a module, and the number of the first of them. */
export interface PlacesOfModule {
  /** The modules that were asked for first have the lowest. */
  readonly key: number;
  readonly first: number;
  readonly places: readonly CodePlace[];
}

/** The places of all modules of authors' in this thread, each with a number of its own. */
class KnownPlaces {
  readonly #firsts = new Map<number, number>();
  #count = 0;
  #tell: ((of: PlacesOfModule) => void) | undefined;

  /** From now on somebody outside is told of new places; who watches has to know the lines when this thread says no more. */
  tell(listener: (of: PlacesOfModule) => void): void {
    this.#tell = listener;
  }

  /** The number of the first place of a module, the same each time that the module runs. */
  add(key: number, places: readonly CodePlace[]): number {
    const known = this.#firsts.get(key);
    if (known !== undefined) return known;
    const first = this.#count;
    this.#firsts.set(key, first);
    this.#count += places.length;
    this.#tell?.({ key, first, places });
    return first;
  }
}

/** The places of all modules of authors' in this thread. */
export const knownPlaces: KnownPlaces = new KnownPlaces();
