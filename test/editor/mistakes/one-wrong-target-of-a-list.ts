import { defineStrategy, routeTo, seconds } from 'routeproof';
import { map } from 'rxjs';

export default defineStrategy({
  name: 'widening',
  // tsc: Type '"Everybody"' is not assignable to type '"ann.A" | `'Everybody' is no target: it ends in its type, ${string}.A, .AP, .GA, .GP or .Q`'.
  route: (_interaction, desk) => desk.target(['ann.A', 'Everybody'], { every: seconds(20) }).pipe(map(routeTo)),
});
