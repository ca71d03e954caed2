import { play, seconds } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';

export const played = play(() => ({
  name: 'late',
  plugins: contactCentre(),
  // tsc: Type 'number' is not assignable to type '"'window' is not a known key"'.
  window: seconds(2),
}));
