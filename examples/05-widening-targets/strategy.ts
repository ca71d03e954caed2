import { defineStrategy, minutes, placeInQueue, routeTo, seconds } from 'routeproof';
import { map, race } from 'rxjs';

const targets = ['?:English > 7 & Billing > 3.GA', '?:English > 4.GA', 'Everybody.GA'] as const;

/** The best first, then the good, then anybody: every twenty seconds the circle widens. */
export default defineStrategy({
  name: 'widening-targets',
  route: (_interaction, desk) =>
    race(
      desk.target(targets, { every: seconds(20) }).pipe(map((agent) => routeTo(agent))),
      desk.after(minutes(3)).pipe(map(() => placeInQueue('Back office'))),
    ),
});
