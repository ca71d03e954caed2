import { map, of } from 'rxjs';
import { oneOf, routeTo, send, stop, whenever } from 'routeproof';
import { atOnce, bench } from '../bench.ts';

/** The agent may reject, and the interaction comes back for another attempt. */
export default bench('forgets an interaction after a refused invitation', () => ({
  strategy: ({ returns }, desk) => (returns === 0 ? desk.target('ann.A').pipe(map((ann) => routeTo(ann))) : of(stop())),
  habits: {
    ann: [whenever('EventInvite', oneOf(send('RequestAccept'), send('RequestReject'))), ...atOnce.slice(1)],
  },
}));
