import { defineScenario, minutes, seconds } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import longestReady from './strategy.ts';

/** Two e-mails, one agent who speaks English well enough: the second waits, and goes to the back office. */
export default defineScenario(() => ({
  name: 'two e-mails, one agent who fits',
  strategy: longestReady({ patience: seconds(45) }),
  centre: {
    agents: [
      { name: 'ann', skills: { English: 8 } },
      { name: 'bob', skills: { English: 3 } },
    ],
    queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }],
  },
  plugins: contactCentre(),
  load: {
    interactions: [
      { InteractionId: '0000RPEXAMPLE001', at: seconds(5) },
      { InteractionId: '0000RPEXAMPLE002', at: seconds(10) },
    ],
  },
  until: minutes(5),
}));
