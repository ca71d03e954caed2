import { defineStrategy, placeInQueue, routeTo } from 'routeproof';
import { firstValueFrom, map, merge, of, switchMap } from 'rxjs';

const name = 'redirect';

/** What Support has refused, or not answered, goes to the queue of the second line; so does what asks for it. */
export const observable = defineStrategy({
  name,
  route: ({ returns, userData }, desk) => {
    if (returns > 0 || userData['Line'] === 2) return of(placeInQueue('Second line'));
    const decide = desk.target('Support.GA').pipe(map((agent) => routeTo(agent)));
    return merge(decide, desk.refused.pipe(switchMap(() => decide)));
  },
});

/** The same, step by step. */
export const generator = defineStrategy({
  name,
  async *route({ returns, userData }, desk) {
    if (returns > 0 || userData['Line'] === 2) return yield placeInQueue('Second line');
    for (;;) {
      const refused = firstValueFrom(desk.refused);
      yield routeTo(await desk.target('Support.GA'));
      await refused;
    }
  },
});
