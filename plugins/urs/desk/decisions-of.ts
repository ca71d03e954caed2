import { valueInWords } from 'routeproof/kit';
import { from, isObservable, of, type Observable, type ObservableInput } from 'rxjs';

/** All that a strategy gave back, as one stream; what is no input of an Observable is taken for a single decision. */
export function decisionsOf(given: unknown): Observable<unknown> {
  if (typeof given !== 'object' || given === null || 'do' in given) return of(given);
  try {
    return from(given as ObservableInput<unknown>);
  } catch {
    return of(given);
  }
}

/** Whether the code behind it goes on by itself, whoever unsubscribes: a promise or an async iterable. */
export const goesOnByItself = (given: unknown): boolean =>
  typeof given === 'object' &&
  given !== null &&
  !isObservable(given) &&
  (Symbol.asyncIterator in given || ('then' in given && typeof given.then === 'function'));

/** Names a value for a sentence. */
export function described(value: unknown): string {
  if (typeof value === 'string') return `the text '${value}'`;
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  if (isObservable(value)) return 'an Observable inside another result';
  if (Array.isArray(value)) return 'a list inside another result';
  if ('agent' in value && 'requested' in value) return 'a target without `routeTo(…)` around it';
  const kind = 'do' in value ? ` whose \`do\` is ${valueInWords(value.do)}` : '';
  return kind === '' ? `an object with ${Object.keys(value).join(', ') || 'nothing in it'}` : `an object${kind}`;
}
