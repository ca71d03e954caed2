import { defineScenario } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';

export default defineScenario(() => ({
  name: 'one e-mail',
  plugins: contactCentre(),
  // tsc: Type '{ Subject: "Hello"; }' is not assignable to type '"'userData' is not a known key"'.
  load: { interactions: [{ InteractionId: '0000RPEXAMPLE001', userData: { Subject: 'Hello' } }] },
}));
