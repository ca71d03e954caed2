import { defineStrategy, minutes, placeInQueue, routeTo, seconds } from 'routeproof';
import { firstValueFrom, map, merge, race, switchMap } from 'rxjs';

const name = 'skills-with-thresholds';
const targets = ['?:English > 7.GA', '?:English > 4.GA', 'Everybody.GA'] as const;

/** Asks for less English every twenty seconds, and for anybody in the end. */
export const observable = defineStrategy({
  name,
  route: (_interaction, desk) => {
    const decide = race(
      desk.target(targets, { every: seconds(20) }).pipe(map((agent) => routeTo(agent))),
      desk.after(minutes(1)).pipe(map(() => placeInQueue('Back office'))),
    );
    return merge(decide, desk.refused.pipe(switchMap(() => decide)));
  },
});

/** The same, step by step. */
export const generator = defineStrategy({
  name,
  async *route(_interaction, desk) {
    for (;;) {
      const refused = firstValueFrom(desk.refused);
      const { which, value } = await desk.first({
        agent: desk.target(targets, { every: seconds(20) }),
        late: desk.after(minutes(1)),
      });
      yield which === 'agent' ? routeTo(value) : placeInQueue('Back office');
      await refused;
    }
  },
});
