import { defineScenario } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';

export default defineScenario(() => ({
  name: 'one e-mail',
  plugins: contactCentre(),
  // tsc: Object literal may only specify known properties, but 'interaction' does not exist
  load: { interaction: [{ InteractionId: '0000RPEXAMPLE001' }] },
}));
