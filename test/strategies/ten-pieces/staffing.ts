import { attach, defineStrategy, placeInQueue, routeTo, type RoutedInteraction } from 'routeproof';
import { map } from 'rxjs';

const ownQueue = ({ userData }: RoutedInteraction): string =>
  `Line of ${(userData['Customer'] as string | undefined) ?? 'nobody'}`;

/** Each customer has a line of its own: nobody at work or a line that is too old sends it to the overflow, with the reason attached. */
export default defineStrategy({
  name: 'staffing-and-oldest-wait',
  route: (interaction, desk) => {
    const line = ownQueue(interaction);
    const because = (Reason: string) => [attach({ Reason }), placeInQueue('Overflow')];
    if (desk.sdata('Support.GA', 'RStatAgentsTotal') === 0) return because('nobody is at work');
    if (desk.sdata('Support.GA', 'CurrMaxCallWaitingTime') > 90) return because('somebody waits for too long');
    if (desk.sdata(line, 'RStatCallsInQueue') >= 2) return because('the customer has two in the line');
    return desk.target('Support.GA', { virtualQueue: line }).pipe(map((agent) => routeTo(agent)));
  },
});
