import { seconds, simulate } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';

export const simulated = simulate(() => ({
  name: 'a day',
  plugins: contactCentre(),
  load: {
    traffic: {
      arrivals: { perHour: 60 },
      handling: seconds(60),
      // tsc: Type 'number' is not assignable to type '"'patiense' is not a known key"'.
      patiense: seconds(60),
    },
  },
}));
