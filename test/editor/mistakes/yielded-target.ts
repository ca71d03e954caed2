import { defineStrategy } from 'routeproof';

export default defineStrategy({
  name: 'to-ann',
  // tsc: Type '(_interaction: RoutedInteraction, desk: Desk) => AsyncGenerator<Target, void, any>' is not assignable to type '(interaction: RoutedInteraction, desk: Desk) => Decision | Decisions'.
  async *route(_interaction, desk) {
    yield await desk.target('ann.A');
  },
});
