import { defineStrategy } from 'routeproof';

export default defineStrategy({
  name: 'to-ann',
  // tsc: Type 'Wait<Target>' is not assignable to type 'Decision | Decisions'.
  route: (_interaction, desk) => desk.target('ann.A'),
});
