import { attach, defineStrategy, placeInQueue } from 'routeproof';

export default defineStrategy({
  name: 'marks',
  // tsc: Type 'boolean' is not assignable to type 'KeyValue'.
  route: () => [attach({ Seen: true }), placeInQueue('Team')],
});
