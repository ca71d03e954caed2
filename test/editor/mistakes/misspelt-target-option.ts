import { defineStrategy, routeTo } from 'routeproof';
import { map } from 'rxjs';

export default defineStrategy({
  name: 'first-come',
  // tsc: Object literal may only specify known properties, but 'prioriy' does not exist in type 'TargetOptions'. Did you mean to write 'priority'?
  route: (_interaction, desk) => desk.target('Support.GA', { prioriy: 5 }).pipe(map(routeTo)),
});
