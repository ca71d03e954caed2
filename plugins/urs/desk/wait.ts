import { firstValueFrom, Observable, type Subscriber } from 'rxjs';
import { InteractionGone, type Wait } from 'routeproof';

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
