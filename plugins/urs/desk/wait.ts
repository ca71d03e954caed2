import { firstValueFrom, isObservable, Observable, type Subscriber } from 'rxjs';
import { InteractionGone, type Wait } from 'routeproof';
import { valueInWords } from 'routeproof/kit';

/** An Observable that can be awaited too: `await` subscribes, and takes the first value. */
export class DeskWait<T> extends Observable<T> implements Wait<T> {
  then<A = T, B = never>(
    onfulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onrejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    const first = firstValueFrom(this);
    const given = first.then(onfulfilled, onrejected);
    // The strategy may not have come to await this one, and Node ends the process for a rejection that nobody handles.
    first.catch((error: unknown) => {
      if (error instanceof InteractionGone) given.catch(() => undefined);
    });
    return given;
  }
}

/** Ends a wait when its time has come. */
export const over = (subscriber: Subscriber<void>) => (): void => {
  subscriber.next();
  subscriber.complete();
};

/** What somebody gave where a wait should be, in words; undefined for a wait. */
export const noWait = (given: unknown): string | undefined =>
  isObservable(given) ? undefined : isPromise(given) ? 'a promise' : valueInWords(given);

/** What is asked for in place of that. */
export const aWait = 'a wait of the desk, or an Observable';

const isPromise = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
