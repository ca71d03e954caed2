import { defineStrategy, placeInQueue, routeTo, seconds } from 'routeproof';
import { map, race } from 'rxjs';

/** Waits for the group while one of it would stay free; after half a minute the partners are asked, after a minute it overflows. */
export default defineStrategy({
  name: 'wait-with-a-threshold',
  route: (_interaction, desk) =>
    race(
      desk
        .target([
          { target: '{sdata(Support.GA, RStatAgentsReady) > 1}Support.GA', timeout: seconds(30) },
          'Partners.GA',
        ])
        .pipe(map((agent) => routeTo(agent))),
      desk.after(seconds(60)).pipe(map(() => placeInQueue('Overflow'))),
    ),
});
