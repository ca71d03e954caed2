import { defineStrategy, routeTo, seconds } from 'routeproof';
import { map } from 'rxjs';

export default defineStrategy({
  name: 'widening',
  // tsc: Object literal may only specify known properties, and 'every' does not exist in type 'TargetOptions'.
  route: (_interaction, desk) => desk.target('ann.A', { every: seconds(20) }).pipe(map(routeTo)),
});
