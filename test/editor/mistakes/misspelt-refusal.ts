import { defineStrategy, placeInQueue } from 'routeproof';
import { filter, map } from 'rxjs';

export default defineStrategy({
  name: 'back-office',
  route: (_interaction, desk) =>
    desk.refused.pipe(
      // tsc: This comparison appears to be unintentional because the types '"already-a-party" |
      filter(({ error }) => error === 'target-not-loged-in'),
      map(() => placeInQueue('Back office')),
    ),
});
