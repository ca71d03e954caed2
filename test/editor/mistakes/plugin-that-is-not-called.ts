import { defineScenario } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';

export default defineScenario(() => ({
  name: 'nobody there',
  // tsc: Type '(options?: ContactCentreOptions | undefined) => readonly Plugin[]' is not assignable to type 'readonly Plugin[]'.
  plugins: contactCentre,
}));
