import { defineStrategy, routeTo } from 'routeproof';

export default defineStrategy({
  name: 'to-ann',
  // tsc: Argument of type '"ann"' is not assignable to parameter of type 'QueueTarget | Target | `'ann' is no target: it ends in its type
  route: () => routeTo('ann'),
});
