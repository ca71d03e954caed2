import { always, defineScenario, seconds } from 'routeproof';
import { answer, contactCentre, faults, service } from 'routeproof/plugins';
import acknowledgeOnce from './strategy.ts';

/** One e-mail, a service that takes two seconds for an acknowledgement, and URS, which may be started again at any moment. */
export default defineScenario(() => ({
  name: 'acknowledged once',
  strategy: acknowledgeOnce(),
  centre: {
    queues: [{ name: 'Inbound' }, { name: 'Team', strategy: null }, { name: 'Outbound', strategy: null }],
  },
  plugins: [
    ...contactCentre(),
    service('Autoresponder', { acknowledge: answer({}, { submits: { Queue: 'Outbound' } }) }, { delay: seconds(2) }),
    faults({ restart: ['urs'] }),
  ],
  load: { interactions: [{ InteractionId: '0000RPEXAMPLE001' }] },
  properties: [
    always('a customer gets one acknowledgement at most', ({ store }) => {
      const acknowledgements = store.interactions.filter(({ properties }) => properties.ParentId !== undefined);
      return acknowledgements.length <= 1;
    }),
  ],
}));
