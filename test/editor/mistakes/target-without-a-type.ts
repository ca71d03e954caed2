import { defineStrategy, routeTo } from 'routeproof';
import { map } from 'rxjs';

export default defineStrategy({
  name: 'to-support',
  // tsc: Argument of type '"Support"' is not assignable to parameter of type '`'Support' is no target: it ends in its type, ${string}.A, .AP, .GA, .GP or .Q`'.
  route: (_interaction, desk) => desk.target('Support').pipe(map(routeTo)),
});
