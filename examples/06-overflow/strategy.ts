import { defineStrategy, placeInQueue, placeInWorkbin, routeTo, seconds } from 'routeproof';
import { overflow } from 'routeproof/plugins';
import { map, race } from 'rxjs';

const drafts = placeInWorkbin({ WorkbinType: 'Drafts', GroupId: 'Support' });

/** Who finds a long line need not begin to wait; who has waited too long lies in the group's workbin. */
export default defineStrategy({
  name: 'overflow',
  route: (_interaction, desk) =>
    race(
      overflow(desk, { waitingFor: 'Support.GA', longerThan: 2, to: placeInQueue('Second line') }),
      overflow(desk, { after: seconds(90), to: drafts }),
      desk.target('Support.GA').pipe(map((agent) => routeTo(agent))),
    ),
});
