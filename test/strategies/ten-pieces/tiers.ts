import { defineStrategy, NobodyCame, placeInQueue, routeTo, seconds } from 'routeproof';
import { catchError, map, of } from 'rxjs';

/** Tiers: each is asked for so long, and then the next one beside it; the order of a tier is the order of its agents. */
const tiers = [
  { target: 'ann.A', timeout: 0 },
  { target: 'bob.A', timeout: seconds(20) },
  { target: 'cyd.A', timeout: seconds(20), clear: false },
  { target: 'Partners.GA', timeout: seconds(30) },
];

/** After the last tier it overflows. */
export default defineStrategy({
  name: 'tiers',
  route: (_interaction, desk) =>
    desk.target(tiers).pipe(
      map((agent) => routeTo(agent)),
      catchError((error: unknown) => {
        if (!(error instanceof NobodyCame)) throw error;
        return of(placeInQueue('Overflow'));
      }),
    ),
});
