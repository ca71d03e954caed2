import { attach, defineStrategy, placeInQueue, routeTo, seconds, type Desk } from 'routeproof';
import { concat, map, merge, of, race, switchMap } from 'rxjs';

const orOverflow = (desk: Desk, target: string) =>
  race(
    desk.target(target).pipe(map((agent) => routeTo(agent))),
    desk.after(seconds(60)).pipe(map(() => placeInQueue('Overflow'))),
  );

/** To the agent whom the customer names, without a wait; where that one refuses, does not answer or is not there, to the group. */
export default defineStrategy({
  name: 'direct-and-rejected',
  route: ({ userData }, desk) => {
    const named = userData['Agent'] as string | undefined;
    if (named === undefined || userData['Tried'] === named) return orOverflow(desk, 'Support.GA');
    return merge(
      concat(of(attach({ Tried: named })), of(routeTo(`${named}.A`))),
      desk.refused.pipe(switchMap(() => orOverflow(desk, 'Support.GA'))),
    );
  },
});
