import { contactCentre } from 'routeproof/plugins';
import type { Scenario } from '../contract/scenario.ts';
import type { Strategy } from '../contract/strategy.ts';

/** Where a strategy plays that comes without a scenario: one e-mail, and agents of whom some fit. */
export const readyMadeScenario = (strategy: Strategy): Scenario => ({
  name: `${strategy.name} in a ready-made contact centre`,
  strategy,
  plugins: contactCentre(),
  centre: {
    open: true,
    agents: [
      { name: 'ann', skills: { English: 7 } },
      { name: 'bob', skills: { English: 3, Billing: 5 } },
    ],
    queues: [{ name: 'Inbound' }],
  },
  load: { interactions: [{ MediaType: 'email', Queue: 'Inbound' }] },
});
