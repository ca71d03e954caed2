import { attach, defineStrategy, minutes, placeInQueue, routeTo } from 'routeproof';
import { averageHandlingTime } from 'routeproof/plugins';
import { map } from 'rxjs';

const groups: Readonly<Record<string, string>> = { de: 'Partners.GA', en: 'Support.GA' };

export const handlingTime = averageHandlingTime(Object.values(groups), { atFirst: minutes(1) });

/** The group of the customer's language; where one would wait there for more than two minutes, the other one; if both are full, a callback. */
export default defineStrategy({
  name: 'language-and-expected-wait',
  route: ({ userData }, desk) => {
    const own = groups[userData['Language'] as string] ?? 'Support.GA';
    const targets = [own, ...Object.values(groups).filter((each) => each !== own)];
    const target = targets.find((each) => desk.sdata(each, 'StatExpectedWaitingTime') <= 120);
    if (target === undefined) return [attach({ Callback: 1 }), placeInQueue('Overflow')];
    return desk.target(target).pipe(map((agent) => routeTo(agent)));
  },
});
