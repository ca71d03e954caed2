import { defineStrategy, routeTo, seconds, type RoutedInteraction } from 'routeproof';
import { lastCalledAgent } from 'routeproof/plugins';
import { firstValueFrom, from, merge, mergeMap, switchMap } from 'rxjs';

const name = 'last-agent';
const last = lastCalledAgent();

const targetsFor = (interaction: RoutedInteraction) => {
  const before = last.of(interaction);
  return before === undefined ? (['Everybody.GA'] as const) : ([before, 'Everybody.GA'] as const);
};

/** The agent who had the customer before is asked for; after half a minute, anybody. Who gets it is remembered. */
export const observable = defineStrategy({
  name,
  route: (interaction, desk) => {
    const targets = targetsFor(interaction);
    const decide = desk
      .target(targets, { every: seconds(30) })
      .pipe(mergeMap((agent) => from([last.remember(agent), routeTo(agent)])));
    return merge(decide, desk.refused.pipe(switchMap(() => decide)));
  },
});

/** The same, step by step. */
export const generator = defineStrategy({
  name,
  async *route(interaction, desk) {
    const targets = targetsFor(interaction);
    for (;;) {
      const refused = firstValueFrom(desk.refused);
      const agent = await desk.target(targets, { every: seconds(30) });
      yield last.remember(agent);
      yield routeTo(agent);
      await refused;
    }
  },
});
