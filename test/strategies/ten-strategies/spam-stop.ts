import { attach, defineStrategy, placeInQueue, seconds, stop, type Decision } from 'routeproof';
import { ServiceFault } from 'routeproof/plugins';
import { catchError, from, map, mergeMap, of, race, throwError } from 'rxjs';

const name = 'spam-stop';

const verdict = (Category: unknown): readonly Decision[] =>
  Category === 'spam'
    ? [attach({ Category: 'spam' }), stop('Terminated')]
    : [attach({ Category: Category === 'question' ? 'question' : 'unknown' }), placeInQueue('People')];

/** What the classifier takes for spam is marked and stopped; people see the rest, and all when the classifier is no help. */
export const observable = defineStrategy({
  name,
  route: ({ userData }, desk) =>
    race(
      desk.invoke('Classifier', 'Classify', userData).pipe(map(({ Category }) => Category)),
      desk.after(seconds(20)).pipe(map(() => undefined)),
    ).pipe(
      catchError((error: unknown) => (error instanceof ServiceFault ? of(undefined) : throwError(() => error))),
      mergeMap((category) => from(verdict(category))),
    ),
});

/** The same, step by step. */
export const generator = defineStrategy({
  name,
  async *route({ userData }, desk) {
    let category: unknown;
    try {
      const { which, value } = await desk.first({
        classified: desk.invoke('Classifier', 'Classify', userData),
        late: desk.after(seconds(20)),
      });
      if (which === 'classified') category = value['Category'];
    } catch (error) {
      if (!(error instanceof ServiceFault)) throw error;
    }
    yield* verdict(category);
  },
});
