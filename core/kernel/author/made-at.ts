import { authorLine } from './author-line.ts';
import { currentBench } from '../guard/bench-context.ts';

/** An author's line stands directly above what makes something for him, or behind a few calls of ours. */
const deepest = 8;

/** Remembers on which lines of the author's things were made. */
export class MadeAt {
  readonly #made = new WeakMap<object, Error>();
  /** What a scenario makes in each of thousands of runs has the same place: it is read once. */
  readonly #lines = new WeakMap<Error, string>();

  /** The thing is made here, or was made where another one was. */
  note<T extends object>(thing: T, like?: object): T {
    const made = like === undefined ? here() : this.#made.get(like);
    if (made !== undefined) this.#made.set(thing, made);
    return thing;
  }

  knows(thing: object): boolean {
    return this.#made.has(thing);
  }

  /** The author's line: `strategy.ts:12:5`; undefined of what was made by none of his. */
  lineOf(thing: object | undefined): string | undefined {
    const made = thing && this.#made.get(thing);
    if (made === undefined) return undefined;
    let line = this.#lines.get(made);
    if (line === undefined) this.#lines.set(made, (line = authorLine(made) ?? ''));
    return line === '' ? undefined : line;
  }
}

function here(): Error | undefined {
  const bench = currentBench();
  return bench?.lineHere === undefined ? place() : bench.lineHere(place);
}

/** Its stack is written out only when somebody asks for it. */
function place(): Error {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = deepest;
  const error = new Error('made here');
  Error.stackTraceLimit = stackTraceLimit;
  return error;
}
