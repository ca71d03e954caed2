import { defineScenario } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';

export default defineScenario(() => ({
  name: 'one e-mail',
  plugins: contactCentre(),
  // tsc: Type '"5 s"' is not assignable to type 'number | OneOfTimes | undefined'.
  load: { interactions: [{ InteractionId: '0000RPEXAMPLE001', at: '5 s' }] },
}));
