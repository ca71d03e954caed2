import { defineStrategy, routeTo, seconds } from 'routeproof';
import { map, merge, switchMap } from 'rxjs';

/**
 * Sales calls go to those who know sales best, and after `widensAfter` to anybody. Whoever's shift ends while a call is on its way
 * is refused: then it asks again.
 */
export default ({ widensAfter = seconds(15) } = {}) =>
  defineStrategy({
    name: 'experts first',
    route: (_interaction, desk) => {
      const agent = desk
        .target(['?:Sales > 5.GA', 'Everybody.GA'], { every: widensAfter })
        .pipe(map((each) => routeTo(each)));
      return merge(agent, desk.refused.pipe(switchMap(() => agent)));
    },
  });
