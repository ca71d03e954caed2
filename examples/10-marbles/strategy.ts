import { defineStrategy, placeInQueue, routeTo, seconds } from 'routeproof';
import { map, race } from 'rxjs';

/** A question goes to ann; when she has no time within twenty seconds, it waits for whoever comes later. */
export default defineStrategy({
  name: 'ask-ann',
  route: (_interaction, desk) =>
    race(
      desk.target('ann.A').pipe(map((ann) => routeTo(ann))),
      desk.after(seconds(20)).pipe(map(() => placeInQueue('Later'))),
    ),
});
