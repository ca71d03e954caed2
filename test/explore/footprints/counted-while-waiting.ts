import { defineScenario, defineStrategy, eventually, placeInQueue, routeTo, seconds, type Decision } from 'routeproof';
import { contactCentre, mediaServer } from 'routeproof/plugins';
import { defer, map, of, switchMap, timer, type Observable } from 'rxjs';

const comesAt = seconds(5);
const [first, second] = ['0000RPSTEPS00003', '0000RPSTEPS00004'];

/** Two routing attempts share a variable: what one decides depends on whether the other waits already, which nothing else tells. */
export const countedWhileWaiting = (inAWhile: 'the first looks' | 'the first waits') =>
  defineScenario(() => {
    let waiting = 0;
    return {
      name: `a count of who waits that routing attempts share, ${inAWhile} in a while`,
      strategy: defineStrategy({
        name: 'counts',
        route: ({ id }, desk) => {
          const looks = defer(() => of(placeInQueue(waiting === 0 ? 'One' : 'Two')));
          const waits = defer(() => {
            waiting++;
            return desk.target('ann.A').pipe(map((agent) => routeTo(agent)));
          });
          if (id !== first) return inAWhile === 'the first looks' ? waits : looks;
          const later: Observable<Decision> = inAWhile === 'the first looks' ? looks : waits;
          return timer(200, desk.clock).pipe(switchMap(() => later));
        },
      }),
      centre: {
        agents: [{ name: 'ann', media: ['chat'] }],
        queues: [{ name: 'Inbound' }, { name: 'One', strategy: null }, { name: 'Two', strategy: null }],
      },
      plugins: [...contactCentre(), mediaServer('first'), mediaServer('second')],
      load: {
        interactions: [
          { InteractionId: first!, at: comesAt, by: 'first' },
          { InteractionId: second!, at: comesAt + 200, by: 'second' },
        ],
      },
      raceWindow: 0,
      until: seconds(6),
      properties: [
        eventually('it is decided before anybody waits', ({ store }) => store.waitingIn('One').length === 1),
        eventually('it is decided while somebody waits', ({ store }) => store.waitingIn('One').length === 0),
      ],
    };
  });
