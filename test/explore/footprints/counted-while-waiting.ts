import { defineScenario, defineStrategy, eventually, placeInQueue, routeTo, seconds } from 'routeproof';
import { contactCentre, mediaServer } from 'routeproof/plugins';
import { map } from 'rxjs';

const comesAt = seconds(5);
const [first, second] = ['0000RPSTEPS00003', '0000RPSTEPS00004'];

/** Two routing attempts share a variable: where the first goes depends on whether the second waits already, which nothing else tells. */
export default defineScenario(() => {
  let waiting = 0;
  return {
    name: 'a count of who waits that routing attempts share',
    strategy: defineStrategy({
      name: 'counts',
      route: ({ id }, desk) => {
        if (id === first) return desk.after(200).pipe(map(() => placeInQueue(waiting === 0 ? 'One' : 'Two')));
        waiting++;
        return desk.target('ann.A').pipe(map((agent) => routeTo(agent)));
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
      eventually('the first is asked about alone', ({ store }) => store.waitingIn('One').length === 1),
      eventually('the first is not asked about alone', ({ store }) => store.waitingIn('One').length === 0),
    ],
  };
});
