import { relative } from 'node:path';

/** A position in an author's file where the loader has put a counter. */
export interface CodePosition {
  /** A loop has a counter for its turns only; a branch and a function may have been taken or not. */
  readonly kind: 'loop' | 'function' | 'branch';
  /** For people: `if`, `else`, `case 'vip'`, `function route`. */
  readonly what: string;
  /** Absolute path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Positions of a module, and the number of the first of them. */
export interface PositionsOfModule {
  /** The modules that were asked for first have the lowest. */
  readonly key: number;
  readonly first: number;
  readonly positions: readonly CodePosition[];
}

/** The positions of all modules of authors' in this thread, each with a number of its own. */
class KnownPositions {
  readonly #firsts = new Map<number, number>();
  #count = 0;
  #tell: ((of: PositionsOfModule) => void) | undefined;

  /** From now on somebody outside is told of new positions; who watches has to know the lines when this thread says no more. */
  tell(listener: (of: PositionsOfModule) => void): void {
    this.#tell = listener;
  }

  /** The number of the first position of a module, the same each time that the module runs. */
  add(key: number, positions: readonly CodePosition[]): number {
    const known = this.#firsts.get(key);
    if (known !== undefined) return known;
    const first = this.#count;
    this.#firsts.set(key, first);
    this.#count += positions.length;
    this.#tell?.({ key, first, positions });
    return first;
  }
}

/** The positions of all modules of authors' in this thread. */
export const knownPositions: KnownPositions = new KnownPositions();

/** The position of an author's code that a thread counted last. */
export const positionIn = (
  modules: readonly PositionsOfModule[],
  { beats, position }: { readonly beats: number; readonly position: number },
): CodePosition | undefined => {
  if (beats === 0) return undefined;
  const found = modules.find(({ first, positions }) => position >= first && position < first + positions.length);
  return found?.positions[position - found.first];
};

/** A position as it is told. */
export const lineOf = ({ file, line, column }: CodePosition): string =>
  `${relative(process.cwd(), file)}:${line}:${column}`;
