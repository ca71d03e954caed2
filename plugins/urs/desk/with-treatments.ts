import {
  concat,
  defer,
  ignoreElements,
  Observable,
  repeat,
  Subscription,
  type ObservableInput,
  type Subscriber,
} from 'rxjs';
import type { Desk, Milliseconds, Wait } from 'routeproof';
import { checkedOptions, errors, optionKinds, valueInWords } from 'routeproof/kit';
import { DeskWait } from './wait.ts';

/** What is done for whoever waits: a message to the customer, say. */
export interface Treatment {
  /** So long after the wait began, or after the treatment before it came to its end. Default: 0. */
  readonly after?: Milliseconds;
  /** Instead of `after`: again and again, so long after the last time came to its end. Nothing may follow it. */
  readonly every?: Milliseconds;
  /** What is done: `() => desk.invoke('Chat Server', 'Message', { … })`. What it brings is not looked at. */
  readonly do: () => ObservableInput<unknown>;
}

const kinds = { after: optionKinds.time, every: optionKinds.time, do: optionKinds.code } as const;

/**
 * A wait during which treatments are given, one after the other in their order. They end when it brings something, ends or is
 * lost. A treatment that fails is told of (`error-unheard`), and neither the wait nor the treatments after it are lost with it.
 */
export const withTreatments = <T>(
  desk: Pick<Desk, 'after'>,
  wait: Observable<T>,
  treatments: readonly Treatment[],
): Wait<T> => {
  check(treatments);
  return new DeskWait<T>((subscriber) => {
    const given = new Subscription();
    const ended = (tell: () => void) => (given.unsubscribe(), tell());
    subscriber.add(given);
    subscriber.add(
      wait.subscribe({
        next: (value) => ended(() => subscriber.next(value)),
        error: (error: unknown) => ended(() => subscriber.error(error)),
        complete: () => ended(() => subscriber.complete()),
      }),
    );
    // Where the wait has ended at once, nothing is begun. What is lost with the interaction is lost with the wait, too.
    if (given.closed) return;
    given.add(concat(...treatments.map((each) => timed(desk, each))).subscribe({ error: () => {} }));
  });
};

/** A treatment with the time before it, as often as it is given. */
function timed(desk: Pick<Desk, 'after'>, { after = 0, every, do: act }: Treatment): Observable<never> {
  const once = concat(desk.after(every ?? after).pipe(ignoreElements()), withoutFault(act));
  return every === undefined ? once : once.pipe(repeat());
}

/** Ends when the treatment does, however that is. */
const withoutFault = (act: Treatment['do']): Observable<never> =>
  new Observable((listener: Subscriber<never>) =>
    defer(act).subscribe({
      error: (error: unknown) => {
        listener.complete();
        // Nobody listens any more, and what nobody hears is told.
        listener.error(error);
      },
      complete: () => listener.complete(),
    }),
  );

function check(treatments: readonly Treatment[]): void {
  const refused = (option: string, is: string, range: string) =>
    errors.optionOutOfRange('`withTreatments`', option, is, range);
  if (!Array.isArray(treatments)) throw refused('treatments', valueInWords(treatments), 'a list of treatments');
  for (const [index, each] of treatments.entries()) {
    const { after, every, do: act } = checkedOptions<Treatment>('`withTreatments`', each as Treatment, kinds);
    if (act === undefined) throw refused('do', 'not there', 'a function that gives a treatment');
    if (every === undefined) continue;
    if (after !== undefined) throw refused('every', 'there beside `after`', 'one of the two');
    if (every === 0) throw refused('every', '0', 'a time of more than 0');
    if (index < treatments.length - 1) throw refused('every', 'followed by another treatment', 'the last one');
  }
}
