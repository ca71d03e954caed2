import { defineScenario } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';

export default defineScenario(() => ({
  name: 'quick agents',
  plugins: contactCentre(),
  // tsc: Object literal may only specify known properties, but 'deliveringTimeout' does not exist in type 'Partial<ServerOptions>'. Did you mean to write 'delivering-timeout'?
  server: { deliveringTimeout: 10 },
}));
