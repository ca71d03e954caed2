import { defineStrategy, placeInQueue, routeTo, seconds, type Statistic } from 'routeproof';
import { map, race } from 'rxjs';

const inTurn = ['ann.A', 'bob.A', 'cyd.A'];

/** How many an agent has had or has: who has the fewest is next. */
export const given: Statistic = {
  name: 'Given',
  of: inTurn,
  value: ([agent]) => (agent === undefined ? 0 : agent.handled + agent.interactions.length),
};

/** How many an agent has in hand. */
export const open: Statistic = { name: 'Open', of: inTurn, value: ([agent]) => agent?.interactions.length ?? 0 };

/** In turn, and nobody gets a third while having two; after a minute it waits for whoever pulls it. */
export default defineStrategy({
  name: 'round-robin-with-a-limit',
  route: (_interaction, desk) =>
    race(
      desk
        .target(
          inTurn.map((agent) => `{sdata(${agent}, Open) < 2}${agent}`),
          { by: given, order: 'min' },
        )
        .pipe(map((agent) => routeTo(agent))),
      desk.after(seconds(60)).pipe(map(() => placeInQueue('Overflow'))),
    ),
});
