import { at, defineScenario, defineStrategy, eventually, placeInQueue, seconds, send, when } from 'routeproof';
import { contactCentre, mediaServer } from 'routeproof/plugins';
import { map } from 'rxjs';

const X = '0000RPSTEPS00002';
const comesAt = seconds(5);

/**
 * The shop changes an e-mail and moves it, at the instant at which it comes, and remembers what it was told: long after, it
 * attaches to the e-mail that it may change it, but not move it.
 */
export default defineScenario(() => ({
  name: 'refused, and remembered',
  strategy: defineStrategy({
    name: 'waits',
    route: (_interaction, desk) => desk.after(seconds(10)).pipe(map(() => placeInQueue('Back office'))),
  }),
  centre: { queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }, { name: 'Shop', strategy: null }] },
  plugins: [...contactCentre(), mediaServer('web-shop')],
  load: { interactions: [{ InteractionId: X, at: comesAt, by: 'email-server' }] },
  drive: {
    script: [
      at(comesAt, 'web-shop', send('RequestChangeProperties', { InteractionId: X, AddedProperties: { note: 'shop' } })),
      at(comesAt, 'web-shop', send('RequestPlaceInQueue', { InteractionId: X, Queue: 'Shop' })),
      when('web-shop', 'EventError', send('RequestChangeProperties', { AddedProperties: { refused: 'shop' } }), {
        answers: 'RequestPlaceInQueue',
        after: seconds(30),
      }),
    ],
  },
  properties: [
    eventually(
      'what the shop may change is not refused to it',
      ({ store }) =>
        !store.interactions.some(
          ({ properties: { UserData } }) => UserData['note'] === 'shop' && UserData['refused'] === 'shop',
        ),
    ),
  ],
}));
