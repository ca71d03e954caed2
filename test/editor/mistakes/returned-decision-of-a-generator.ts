import { defineStrategy, placeInQueue, seconds } from 'routeproof';

export default defineStrategy({
  name: 'later',
  // tsc: Type '(_interaction: RoutedInteraction, desk: Desk) => AsyncGenerator<never, Decision, any>' is not assignable to type '(interaction: RoutedInteraction, desk: Desk) => Decision | Decisions'.
  async *route(_interaction, desk) {
    await desk.after(seconds(5));
    return placeInQueue('Back office');
  },
});
