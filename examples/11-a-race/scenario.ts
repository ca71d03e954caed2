import { at, defineScenario, seconds, send } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import annOrAutoresponse from './strategy.ts';

/** ann gets ready a moment before the patience of the strategy is over. */
export default defineScenario(() => ({
  name: 'ready at the last moment',
  strategy: annOrAutoresponse(),
  centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound' }] },
  plugins: contactCentre(),
  load: { interactions: [{ InteractionId: '0000RPEXAMPLE001', at: seconds(5) }] },
  drive: {
    script: [
      at(seconds(2), 'ann', send('RequestNotReadyForMedia', { MediaType: 'email' })),
      at(seconds(14.5), 'ann', send('RequestCancelNotReadyForMedia', { MediaType: 'email' })),
    ],
  },
}));
