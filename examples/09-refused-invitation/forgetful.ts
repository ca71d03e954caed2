import { defineStrategy, placeInQueue, routeTo } from 'routeproof';
import { catchError, map, merge, of } from 'rxjs';

/** The trap: it looks as if a refusal went to the second line, but no branch of a strategy ever runs when an agent says no. */
export default defineStrategy({
  name: 'forgetful',
  route: (_interaction, desk) =>
    merge(
      desk.target('ann.A').pipe(map((agent) => routeTo(agent))),
      desk.refused.pipe(map(() => placeInQueue('Second line'))),
    ).pipe(catchError(() => of(placeInQueue('Second line')))),
});
