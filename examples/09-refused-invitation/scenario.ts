import { defineScenario, minutes, nothing, seconds, send, whenever } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import remembersRefusals from './strategy.ts';

/** ann rejects, bob does not answer: nobody takes the e-mail. */
export default defineScenario(() => ({
  name: 'one rejects, one does not answer',
  strategy: remembersRefusals,
  centre: {
    agents: [
      { name: 'ann', does: [whenever('EventInvite', send('RequestReject'), { after: seconds(3) })] },
      { name: 'bob', does: [whenever('EventInvite', nothing())] },
    ],
    queues: [{ name: 'Inbound' }, { name: 'Second line', strategy: null }],
  },
  plugins: contactCentre(),
  load: { interactions: [{ InteractionId: '0000RPEXAMPLE001', at: seconds(5) }] },
  until: minutes(5),
}));
