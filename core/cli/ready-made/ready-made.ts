import { contactCentre } from 'routeproof/plugins';
import type { Centre } from '../../contract/centre.ts';
import type { Scenario } from '../../contract/scenario.ts';
import type { Strategy } from '../../contract/strategy.ts';

/** Where a strategy plays that comes without a scenario: one e-mail, in a contact centre that has whom the strategy names. */
export const readyMadeScenario = (strategy: Strategy, centre: Centre): Scenario => ({
  name: `${strategy.name} in a ready-made contact centre`,
  strategy,
  plugins: contactCentre(),
  centre,
  load: { interactions: [{ MediaType: 'email', Queue: 'Inbound' }] },
});
