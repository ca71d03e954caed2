import { defineStrategy, routeTo, type QueueTarget, type Target } from 'routeproof';
import { map, merge, take } from 'rxjs';

// `routeTo` takes what the desk hands out, as it is or in `map`, and the text of a target, one that is written out or not.

const text = ['ann', 'A'].join('.');

export const strategies = [
  defineStrategy({ name: 'text', route: () => [routeTo('ann.A'), routeTo('desk 7.AP'), routeTo(text)] }),
  defineStrategy({ name: 'texts', route: () => ['ann.A', 'bob.A'].slice(1).map(routeTo) }),
  defineStrategy({ name: 'mapped', route: (_interaction, desk) => desk.target('Support.GA').pipe(map(routeTo)) }),
  defineStrategy({ name: 'queue', route: (_interaction, desk) => desk.target('Back office.Q').pipe(map(routeTo)) }),
  defineStrategy({ name: 'awaited', route: async (_interaction, desk) => routeTo(await desk.target('ann.A')) }),
  defineStrategy({
    name: 'merged',
    route: (_interaction, desk) =>
      merge(desk.target('ann.A'), desk.target('Back office.Q')).pipe(
        take(1),
        map((target: Target | QueueTarget) => target),
        map(routeTo),
      ),
  }),
];
