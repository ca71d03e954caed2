import { defineStrategy, routeTo } from 'routeproof';
import { map } from 'rxjs';

/** Whoever waits longest is served first; gold customers as if they had waited so many seconds longer. */
export default ({ goldAhead = 0 } = {}) =>
  defineStrategy({
    name: goldAhead === 0 ? 'longest wait first' : `gold ${goldAhead} s ahead`,
    route: ({ userData }, desk) =>
      desk
        .target('Service.GA', { priority: userData['customer'] === 'gold' ? goldAhead : 0, ageing: 1 })
        .pipe(map((agent) => routeTo(agent))),
  });
