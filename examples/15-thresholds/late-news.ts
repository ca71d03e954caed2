import { always, at, defineScenario, seconds, send } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import inReserve, { handlingTime } from './strategy.ts';

/** Both are ready again a moment before somebody comes, and the news of it is on its way. */
export default defineScenario(() => ({
  name: 'ready a moment before',
  strategy: inReserve({ hasty: true }),
  centre: {
    agents: [{ name: 'ann' }, { name: 'bob' }],
    groups: [{ name: 'Support', agents: ['ann', 'bob'] }],
    queues: [{ name: 'Inbound' }, { name: 'Callbacks', strategy: null }],
    statistics: [handlingTime],
  },
  plugins: contactCentre({ tLibrary: false }),
  load: { interactions: [{ InteractionId: '0000RPEXAMPLE001', at: seconds(5) }] },
  drive: {
    script: ['ann', 'bob'].flatMap((name) => [
      at(seconds(2), name, send('RequestNotReadyForMedia', { MediaType: 'email' })),
      at(seconds(4.8), name, send('RequestCancelNotReadyForMedia', { MediaType: 'email' })),
    ]),
  },
  properties: [
    always('nobody is called back while nobody waits', ({ store }) =>
      store.interactions.every(({ properties }) => properties.Queue !== 'Callbacks'),
    ),
  ],
}));
