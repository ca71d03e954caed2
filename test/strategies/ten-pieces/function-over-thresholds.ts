import { defineStrategy, routeTo, type Desk } from 'routeproof';
import { map } from 'rxjs';

/** Whether the group has so much room that others may use it. */
const hasRoom = (desk: Desk): boolean =>
  desk.sdata('Support.GA', 'RStatAgentsReady') > 1 ||
  (desk.sdata('Support.GA', 'StatAgentLoading') <= 0.5 && desk.sdata('Support.GA', 'RStatCallsInQueue') === 0);

/** The partners' customers get an agent of Support only while Support has room; the partners at any time. */
export default defineStrategy({
  name: 'function-over-thresholds',
  route: ({ userData }, desk) =>
    userData['Partner'] === 1
      ? desk
          .first({
            partner: desk.target('Partners.GA'),
            support: desk.target('Support.GA', { threshold: () => hasRoom(desk) }),
          })
          .pipe(map(({ value }) => routeTo(value)))
      : desk.target('Support.GA').pipe(map((agent) => routeTo(agent))),
});
