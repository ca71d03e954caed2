import { defineScenario } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import askAnn from './strategy.ts';

/** Two agents without habits: whatever they do, a lane says. */
export default defineScenario(() => ({
  name: 'a question for ann',
  strategy: askAnn,
  centre: {
    agents: [
      { name: 'ann', does: [] },
      { name: 'bob', does: [] },
    ],
    queues: [{ name: 'Inbound' }, { name: 'Later', strategy: null }],
  },
  plugins: contactCentre(),
}));
