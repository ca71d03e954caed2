import { defineScenario } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';

export default defineScenario(() => ({
  name: 'a day',
  plugins: contactCentre(),
  // tsc: Type '{ arrivals: { perHour: 200; }; }' is not assignable to type 'Traffic | undefined'. Property 'handling' is missing in type
  load: { traffic: { arrivals: { perHour: 200 } } },
}));
