import { defineStrategy, placeInQueue, routeTo } from 'routeproof';
import { businessHours } from 'routeproof/plugins';
import { map } from 'rxjs';

const hours = businessHours({ startsAt: '2026-03-02T08:58[Europe/Berlin]', open: { 'Mon-Fri': '09:00-17:00' } });

/** While it is open, sixty of a hundred go to Support and forty to Partners; else they wait for tomorrow. */
export default defineStrategy({
  name: 'hours-and-shares',
  route: (_interaction, desk) =>
    hours.isOpen(desk.clock.now())
      ? desk.target(['[60]Support.GA', '[40]Partners.GA'], { by: 'percentage' }).pipe(map((agent) => routeTo(agent)))
      : [placeInQueue('Tomorrow')],
});
