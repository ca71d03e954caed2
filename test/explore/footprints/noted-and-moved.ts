import { at, defineScenario, defineStrategy, eventually, placeInQueue, seconds, send } from 'routeproof';
import { contactCentre, mediaServer } from 'routeproof/plugins';
import { map } from 'rxjs';

const X = '0000RPSTEPS00001';
const comesAt = seconds(5);

/**
 * The shop notes something on an e-mail and moves it, at the instant at which the e-mail comes. Moved before its queue hands it
 * over, it stays where the shop put it; the queue then finds nothing to hand over, and does nothing.
 */
export default defineScenario(() => ({
  name: 'noted and moved as it comes',
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
    ],
  },
  properties: [
    eventually(
      'what has the note of the shop is not in the back office',
      ({ store }) =>
        !store.waitingIn('Back office').some((id) => store.interaction(id)!.properties.UserData['note'] === 'shop'),
    ),
  ],
}));
