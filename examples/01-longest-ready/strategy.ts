import { defineStrategy, placeInQueue, routeTo, seconds } from 'routeproof';
import { map, race } from 'rxjs';

/** English e-mail goes to whoever has been ready longest; after `patience` it waits in the back office. */
export default ({ patience = seconds(60) } = {}) =>
  defineStrategy({
    name: 'longest-ready',
    route: (_interaction, desk) =>
      race(
        desk.target('?:English > 5.GA').pipe(map((agent) => routeTo(agent))),
        desk.after(patience).pipe(map(() => placeInQueue('Back office'))),
      ),
  });
