import { defineStrategy, placeInWorkbin, routeTo, seconds } from 'routeproof';
import { overflow } from 'routeproof/plugins';
import { firstValueFrom, map, merge, race, switchMap } from 'rxjs';

const name = 'overflow-to-workbin';
const when = {
  after: seconds(45),
  waitingFor: 'Support.GA',
  longerThan: 2,
  to: placeInWorkbin({ WorkbinType: 'Overflow', GroupId: 'Support' }),
};

/** Who waits too long for Support, or finds a long line there, lies in a workbin of the group. */
export const observable = defineStrategy({
  name,
  route: (_interaction, desk) => {
    const decide = race(overflow(desk, when), desk.target('Support.GA').pipe(map((agent) => routeTo(agent))));
    return merge(decide, desk.refused.pipe(switchMap(() => decide)));
  },
});

/** The same, step by step. */
export const generator = defineStrategy({
  name,
  async *route(_interaction, desk) {
    for (;;) {
      const refused = firstValueFrom(desk.refused);
      const { which, value } = await desk.first({ overflow: overflow(desk, when), agent: desk.target('Support.GA') });
      yield which === 'agent' ? routeTo(value) : value;
      await refused;
    }
  },
});
