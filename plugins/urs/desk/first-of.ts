import { errors, valueInWords } from 'routeproof/kit';
import { filter, isObservable, Subject, takeUntil, type Observable, type Subscriber } from 'rxjs';
import { aWait, noWait } from './wait.ts';

/** Which of several waits came first, and what it brought. */
interface Came {
  readonly which: string;
  readonly value: unknown;
}

/** Waits for the first of several waits and cancels the others. What the first one holds stays held until it, or who subscribed, ends. */
export const firstOf = (waits: Readonly<Record<string, Observable<unknown>>>) => {
  check(waits);
  return (subscriber: Subscriber<Came>): void => {
    /** Ends all waits but the one that it names. */
    const only = new Subject<string | undefined>();
    const names = Object.keys(waits);
    let first: string | undefined;
    let open = names.length;

    // Whoever takes one value and unsubscribes must reach the wait while that hands over, or it would give back what it handed out.
    subscriber.add(() => only.next(undefined));
    for (const which of names) {
      if (first !== undefined || subscriber.closed) return;
      waits[which]!.pipe(takeUntil(only.pipe(filter((name) => name !== which)))).subscribe({
        next: (value) => {
          if (first !== undefined) return;
          first = which;
          only.next(which);
          subscriber.next({ which, value });
        },
        error: (error: unknown) => subscriber.error(error),
        complete: () => {
          open--;
          if (first === which || open === 0) subscriber.complete();
        },
      });
    }
  };
};

function check(waits: unknown): void {
  const refused = (option: string, is: string, range: string) =>
    errors.optionOutOfRange('`desk.first`', option, is, range);
  if (typeof waits !== 'object' || waits === null || isObservable(waits) || Array.isArray(waits))
    throw refused(
      'waits',
      valueInWords(waits),
      'waits by their names: `{ agent: desk.target(…), late: desk.after(…) }`',
    );
  const named = Object.entries(waits);
  if (named.length === 0) throw refused('waits', 'empty', 'at least one wait by its name');
  for (const [name, wait] of named) {
    const given = noWait(wait);
    if (given !== undefined) throw refused(name, given, aWait);
  }
}
