import { defineScenario } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';

export default defineScenario(() => ({
  name: 'two agents',
  centre: {
    agents: [
      { name: 'ann', skills: { English: 8 } },
      // tsc: Type '{ German: 8; }' is not assignable to type '"'skils' is not a known key"'.
      { name: 'bob', skils: { German: 8 } },
    ],
  },
  plugins: contactCentre(),
}));
