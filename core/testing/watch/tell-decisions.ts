import { isObservable, tap, type Observable } from 'rxjs';
import type { Decision } from '../../contract/decision.ts';

type Tell = (decision: Decision) => void;

/** What a strategy gave, in the same form, telling each decision at the moment when it is given. */
export function tellDecisions<T>(given: T, tell: Tell): T {
  const hear = (value: unknown): void => {
    if (typeof value === 'object' && value !== null && 'do' in value) tell(value as Decision);
  };
  return told(given, hear) as T;
}

function told(given: unknown, hear: (value: unknown) => void): unknown {
  if (typeof given !== 'object' || given === null) return given;
  if ('do' in given) {
    hear(given);
    return given;
  }
  if (isObservable(given)) return (given as Observable<unknown>).pipe(tap(hear));
  if ('then' in given && typeof given.then === 'function')
    return (given as PromiseLike<unknown>).then((value) => (hear(value), value));
  if (Symbol.asyncIterator in given) return eachToldLater(given as AsyncIterable<unknown>, hear);
  if (Symbol.iterator in given) return eachTold(given as Iterable<unknown>, hear);
  return given;
}

const eachTold = (given: Iterable<unknown>, hear: (value: unknown) => void): Iterable<unknown> => ({
  *[Symbol.iterator]() {
    for (const value of given) {
      hear(value);
      yield value;
    }
  },
});

const eachToldLater = (given: AsyncIterable<unknown>, hear: (value: unknown) => void): AsyncIterable<unknown> => ({
  async *[Symbol.asyncIterator]() {
    for await (const value of given) {
      hear(value);
      yield value;
    }
  },
});
