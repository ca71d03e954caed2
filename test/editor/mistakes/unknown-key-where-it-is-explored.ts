import { explore } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';

export const explored = explore(() => ({
  name: 'two agents',
  centre: {
    agents: [
      { name: 'ann', skills: { English: 8 } },
      // tsc: Type '{ German: number; }' is not assignable to type '"'skils' is not a known key"'.
      { name: 'bob', skils: { German: 8 } },
    ],
  },
  plugins: contactCentre(),
}));
