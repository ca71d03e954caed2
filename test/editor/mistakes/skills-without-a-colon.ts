import { defineStrategy, routeTo } from 'routeproof';
import { map } from 'rxjs';

export default defineStrategy({
  name: 'english',
  // tsc: Argument of type '"?English > 5.GA"' is not assignable to parameter of type '`'?English > 5.GA' is no target: agents with skills are ?:${string}.GA, those of a group ?Group:${string}.GA`'.
  route: (_interaction, desk) => desk.target('?English > 5.GA').pipe(map(routeTo)),
});
