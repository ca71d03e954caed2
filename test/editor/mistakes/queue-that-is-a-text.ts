import { defineScenario } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';

export default defineScenario(() => ({
  name: 'one queue',
  // tsc: Type 'string' is not assignable to type 'Queue'.
  centre: { queues: ['Inbound'] },
  plugins: contactCentre(),
}));
