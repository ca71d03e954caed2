import { defineStrategy, routeTo, seconds } from 'routeproof';
import { map } from 'rxjs';

/** Sales calls go to those who know sales best, and after `widensAfter` to anybody. */
export default ({ widensAfter = seconds(15) } = {}) =>
  defineStrategy({
    name: 'experts first',
    route: (_interaction, desk) =>
      desk.target(['?:Sales > 5.GA', 'Everybody.GA'], { every: widensAfter }).pipe(map((agent) => routeTo(agent))),
  });
