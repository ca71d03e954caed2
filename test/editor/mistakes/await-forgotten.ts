import { defineStrategy, routeTo } from 'routeproof';

export default defineStrategy({
  name: 'to-ann',
  async *route(_interaction, desk) {
    // tsc: Argument of type 'Wait<Target>' is not assignable to parameter of type 'string | QueueTarget | Target'.
    yield routeTo(desk.target('ann.A'));
  },
});
