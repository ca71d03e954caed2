import { attach, defineStrategy, placeInQueue, routeTo, type RoutedInteraction } from 'routeproof';
import { from, mergeMap, of } from 'rxjs';

/** Whom the interaction was offered so far, as the attached data remembers. */
const offeredTo = ({ userData }: RoutedInteraction): readonly string[] =>
  typeof userData['OfferedTo'] === 'string' ? userData['OfferedTo'].split(' ') : [];

/** Offers an interaction to ann, then to bob, and to nobody twice: the second line has what neither took. */
export default defineStrategy({
  name: 'remembers-refusals',
  route: (interaction, desk) => {
    const before = offeredTo(interaction);
    const next = (['ann', 'bob'] as const).find((agent) => !before.includes(agent));
    if (next === undefined) return of(placeInQueue('Second line'));
    const remember = attach({ OfferedTo: [...before, next].join(' ') });
    return desk.target(`${next}.A`).pipe(mergeMap((agent) => from([remember, routeTo(agent)])));
  },
});
