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
import { isDecision } from '../routing/request-for.ts';
import { aWait, DeskWait, noWait } from './wait.ts';

/** What is done for whoever waits: a message to the customer, say. */
export interface Treatment {
  /** So long after the wait began, or after the treatment before it came to its end. Default: 0. */
  readonly after?: Milliseconds;
  /** Instead of `after`: again and again, so long after the last time came to its end. Nothing may follow it. */
  readonly every?: Milliseconds;
  /**
   * What is done: `() => desk.invoke('Chat Server', 'Message', { … })`. What it brings is not looked at; a decision among that is
   * told (`error-unheard`). An Observable ends with the wait, so for several steps give `concat(…)` of waits. What a promise, an
   * `async` function or an async generator does by itself goes on after the wait, and calls services.
   */
  readonly do: () => ObservableInput<unknown>;
}

const kinds = { after: optionKinds.time, every: optionKinds.time, do: optionKinds.code } as const;

/**
 * A wait during which treatments are given, one after the other in their order. They end when it brings something, ends or is
 * lost: the next one is not begun, and one that is an Observable is unsubscribed from. A treatment that fails is told of
 * (`error-unheard`), and neither the wait nor the treatments after it are lost with it.
 */
export const withTreatments = <T>(
  desk: Pick<Desk, 'after'>,
  wait: Observable<T>,
  treatments: readonly Treatment[],
): Wait<T> => {
  check(wait, treatments);
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

/** Ends when the treatment does, however that is; a decision that it brings is carried out by nobody. */
const withoutFault = (act: Treatment['do']): Observable<never> =>
  new Observable((listener: Subscriber<never>) => {
    let isTold = false;
    return defer(act).subscribe({
      next: (value) => {
        if (!isTold && isDecision(value)) unheard(errors.decisionInTreatment(value.do));
        isTold ||= isDecision(value);
      },
      error: (error: unknown) => {
        listener.complete();
        unheard(error);
      },
      complete: () => listener.complete(),
    });
  });

/** What comes when nobody listens any more is told. */
const unheard = (error: unknown) =>
  new Observable<never>((nobody) => {
    nobody.complete();
    nobody.error(error);
  }).subscribe();

function check(wait: unknown, treatments: readonly Treatment[]): void {
  const refused = (option: string, is: string, range: string) =>
    errors.optionOutOfRange('`withTreatments`', option, is, range);
  const noWaitGiven = noWait(wait);
  if (noWaitGiven !== undefined) throw refused('wait', noWaitGiven, aWait);
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
