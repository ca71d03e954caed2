import { defineStrategy, routeTo, type RoutedInteraction } from 'routeproof';
import { firstValueFrom, map, merge, switchMap } from 'rxjs';

const name = 'priority-with-ageing';

const rank = ({ userData }: RoutedInteraction) => ({
  priority: userData['CustomerSegment'] === 'gold' ? 60 : 0,
  ageing: 1,
});

/** Gold is a minute ahead of the others, and nobody waits for ever: each second of waiting counts. */
export const observable = defineStrategy({
  name,
  route: (interaction, desk) => {
    const decide = desk.target('Support.GA', rank(interaction)).pipe(map((agent) => routeTo(agent)));
    return merge(decide, desk.refused.pipe(switchMap(() => decide)));
  },
});

/** The same, step by step. */
export const generator = defineStrategy({
  name,
  async *route(interaction, desk) {
    for (;;) {
      const refused = firstValueFrom(desk.refused);
      yield routeTo(await desk.target('Support.GA', rank(interaction)));
      await refused;
    }
  },
});
