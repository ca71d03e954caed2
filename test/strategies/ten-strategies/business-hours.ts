import { defineStrategy, placeInQueue, routeTo } from 'routeproof';
import { businessHours } from 'routeproof/plugins';
import { defer, firstValueFrom, map, merge, of, race, switchMap } from 'rxjs';

const name = 'business-hours';
const hours = businessHours({
  startsAt: '2026-03-27T16:57[Europe/Berlin]',
  open: { 'Mon-Fri': '08:00-17:00' },
});

/** While it is open Support answers; what is left at closing time waits for tomorrow. */
export const observable = defineStrategy({
  name,
  route: (_interaction, desk) => {
    const decide = defer(() => {
      const now = desk.clock.now();
      if (!hours.isOpen(now)) return of(placeInQueue('Tomorrow'));
      return race(
        desk.target('Support.GA').pipe(map((agent) => routeTo(agent))),
        desk.at(hours.closesAt(now)).pipe(map(() => placeInQueue('Tomorrow'))),
      );
    });
    return merge(decide, desk.refused.pipe(switchMap(() => decide)));
  },
});

/** The same, step by step. */
export const generator = defineStrategy({
  name,
  async *route(_interaction, desk) {
    for (;;) {
      const refused = firstValueFrom(desk.refused);
      const now = desk.clock.now();
      if (!hours.isOpen(now)) return yield placeInQueue('Tomorrow');
      const { which, value } = await desk.first({
        agent: desk.target('Support.GA'),
        closing: desk.at(hours.closesAt(now)),
      });
      yield which === 'agent' ? routeTo(value) : placeInQueue('Tomorrow');
      await refused;
    }
  },
});
