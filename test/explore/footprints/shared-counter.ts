import { defineScenario, defineStrategy, eventually, placeInQueue, seconds } from 'routeproof';
import { contactCentre, mediaServer } from 'routeproof/plugins';
import { map } from 'rxjs';

const comesAt = seconds(5);

/** Two routing attempts share a counter that the strategy keeps between them: where the first goes depends on when the second begins. */
export default defineScenario(() => {
  let asked = 0;
  return {
    name: 'a counter that routing attempts share',
    strategy: defineStrategy({
      name: 'counts',
      route: (_interaction, desk) => {
        asked++;
        return desk.after(200).pipe(map(() => placeInQueue(asked === 1 ? 'One' : 'Two')));
      },
    }),
    centre: {
      agents: [],
      queues: [{ name: 'Inbound' }, { name: 'One', strategy: null }, { name: 'Two', strategy: null }],
    },
    plugins: [...contactCentre(), mediaServer('first'), mediaServer('second')],
    load: {
      interactions: [
        { InteractionId: '0000RPSTEPS00003', at: comesAt, by: 'first' },
        { InteractionId: '0000RPSTEPS00004', at: comesAt + 200, by: 'second' },
      ],
    },
    raceWindow: 0,
    properties: [
      eventually('the first is asked about alone', ({ store }) => store.waitingIn('One').length === 1),
      eventually('the first is not asked about alone', ({ store }) => store.waitingIn('One').length === 0),
    ],
  };
});
