import { defineStrategy, routeTo, seconds, stop } from 'routeproof';
import { map, merge, race } from 'rxjs';

/**
 * To ann when she is ready; an autoresponse ends it when nobody was ready in time. `careful` lets only one of the two
 * happen; without it they are merged, which goes well as long as ann is not ready at the last moment.
 */
export default ({ careful = false } = {}) =>
  defineStrategy({
    name: 'ann-or-autoresponse',
    route: (_interaction, desk) =>
      (careful ? race : merge)(
        desk.target('ann.A').pipe(map((ann) => routeTo(ann))),
        desk.after(seconds(10)).pipe(map(() => stop('AutoResponded'))),
      ),
  });
