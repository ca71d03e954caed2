import { firstValueFrom, Observable } from 'rxjs';
import type { Wait } from 'routeproof';

/** An Observable that can be awaited too: `await` subscribes, and takes the first value. */
export class DeskWait<T> extends Observable<T> implements Wait<T> {
  then<A = T, B = never>(
    onfulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onrejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return firstValueFrom(this).then(onfulfilled, onrejected);
  }
}
