import { defineStrategy, placeInQueue, routeTo, seconds } from 'routeproof';
import { businessHours, ruleTable } from 'routeproof/plugins';
import { map, of, race } from 'rxjs';

/** Who may be asked, and how long, stands in a table that those who run the contact centre can read. */
const rules = ruleTable('rules.csv', { conditions: ['segment', 'hours'], results: ['target', 'patience'] });

/** Virtual time 0 is the moment of `startsAt`. */
const hours = businessHours({
  startsAt: '2026-12-23T16:55[Europe/Berlin]',
  open: { 'Mon-Fri': '08:00-17:00' },
  holidays: { '2026-12-24': '08:00-12:00', '2026-12-25': '' },
});

/** The rule for the customer's segment and the time of day names target and patience; without a rule it waits for tomorrow. */
export default defineStrategy({
  name: 'business-hours',
  route: ({ userData }, desk) => {
    const open = hours.isOpen(desk.clock.now());
    const rule = rules.find({ segment: userData['CustomerSegment'], hours: open ? 'open' : 'closed' });
    if (rule === undefined) return of(placeInQueue('Tomorrow'));
    return race(
      desk.target(rule.target).pipe(map((target) => routeTo(target))),
      desk.after(seconds(Number(rule.patience))).pipe(map(() => placeInQueue('Tomorrow'))),
    );
  },
});
