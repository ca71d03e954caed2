import { defineStrategy, seconds, stop } from 'routeproof';
import { map } from 'rxjs';

export default defineStrategy({
  name: 'patience',
  // tsc: Type 'Observable<(reason?: string | undefined) => Decision>' is not assignable to type 'Decision | Decisions'.
  route: (_interaction, desk) => desk.after(seconds(60)).pipe(map(() => stop)),
});
