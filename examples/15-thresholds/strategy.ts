import { attach, defineStrategy, minutes, placeInQueue, routeTo } from 'routeproof';
import { averageHandlingTime } from 'routeproof/plugins';
import { map } from 'rxjs';

/** What the expected wait is worked out from; the centre lists it. Until somebody has handled something it is two minutes. */
export const handlingTime = averageHandlingTime(['Support.GA'], { atFirst: minutes(2) });

const longest = 90;
const callback = [attach({ Callback: 1 }), placeInQueue('Callbacks')];

/**
 * Gold customers get whoever is free. For all others one agent stays free, until they have waited for two minutes; who would wait for
 * longer than ninety seconds is called back. `hasty` calls back whenever nobody is ready at that moment.
 */
export default ({ hasty = false } = {}) =>
  defineStrategy({
    name: 'one-agent-in-reserve',
    route: ({ userData }, desk) => {
      const gold = userData['Level'] === 'gold';
      if (!gold && desk.sdata('Support.GA', 'StatExpectedWaitingTime') > longest) return callback;
      if (hasty && desk.sdata('Support.GA', 'RStatAgentsReady') === 0) return callback;
      return desk
        .target(gold ? 'Support.GA' : '{sdata(Support.GA, RStatAgentsReady) > 1 | callage() >= 120}Support.GA', {
          priority: gold ? 10 : 0,
        })
        .pipe(map((agent) => routeTo(agent)));
    },
  });
