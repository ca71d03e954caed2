import { attach, defineStrategy, routeTo } from 'routeproof';
import { percentage } from 'routeproof/plugins';
import { firstValueFrom, from, map, merge, mergeMap, switchMap } from 'rxjs';

const name = 'percentage';
const teamOf = percentage({ 'Team A': 70, 'Team B': 30 });

/** Seven in ten go to one team, three to the other, and the team stands in the attached data. */
export const observable = defineStrategy({
  name,
  route: (interaction, desk) => {
    const Team = teamOf(interaction);
    const target = desk.target(`${Team}.GA`);
    const first = target.pipe(mergeMap((agent) => from([attach({ Team }), routeTo(agent)])));
    return merge(first, desk.refused.pipe(switchMap(() => target.pipe(map((agent) => routeTo(agent))))));
  },
});

/** The same, step by step. */
export const generator = defineStrategy({
  name,
  async *route(interaction, desk) {
    const Team = teamOf(interaction);
    for (let isFirst = true; ; isFirst = false) {
      const refused = firstValueFrom(desk.refused);
      const agent = await desk.target(`${Team}.GA`);
      if (isFirst) yield attach({ Team });
      yield routeTo(agent);
      await refused;
    }
  },
});
