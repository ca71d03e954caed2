import { defineStrategy, routeTo } from 'routeproof';
import { map } from 'rxjs';

export default defineStrategy({
  name: 'to-ann',
  // tsc: Type '(_interaction: RoutedInteraction, desk: Desk) => void' is not assignable to type '(interaction: RoutedInteraction, desk: Desk) => Decision | Decisions'.
  route: (_interaction, desk) => {
    desk.target('ann.A').pipe(map(routeTo));
  },
});
