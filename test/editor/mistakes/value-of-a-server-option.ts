import { defineScenario } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';

export default defineScenario(() => ({
  name: 'quick agents',
  plugins: contactCentre(),
  // tsc: Type '"EventRouteRefused"' is not assignable to type '"EventAbandoned" | "EventRouteUsed" | undefined'. Did you mean '"EventRouteUsed"'?
  server: { stopTellsUrsWith: 'EventRouteRefused' },
}));
