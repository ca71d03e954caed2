import { contactCentre } from 'routeproof/plugins';
import { lanes } from 'routeproof/testing';

export const asDrawn = lanes(
  {
    name: 'two queues',
    plugins: contactCentre(),
    // tsc: Type 'null' is not assignable to type '"'stratgy' is not a known key"
    centre: { queues: [{ name: 'Inbound' }, { name: 'Done', stratgy: null }] },
  },
  {},
  '',
);
