import { defineStrategy, placeInQueue, routeTo, seconds } from 'routeproof';
import { firstValueFrom, map, merge, race, switchMap } from 'rxjs';

const name = 'longest-ready';
const patience = seconds(60);

/** English e-mail goes to whoever has been ready longest, or after a patience to the back office. */
export const observable = defineStrategy({
  name,
  route: (_interaction, desk) => {
    const decide = race(
      desk.target('?:English > 5.GA').pipe(map((agent) => routeTo(agent))),
      desk.after(patience).pipe(map(() => placeInQueue('Back office'))),
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
        agent: desk.target('?:English > 5.GA'),
        late: desk.after(patience),
      });
      yield which === 'agent' ? routeTo(value) : placeInQueue('Back office');
      await refused;
    }
  },
});
