import { of } from 'rxjs';
import { always, routeTo, send, whenever } from 'routeproof';
import { bench, comesAt, isGone, X } from '../bench.ts';

/** The second interaction comes when the agent is about to be done with the first. */
export default bench('gives one agent two at a time', () => ({
  strategy: () => of(routeTo('ann.A')),
  habits: {
    ann: [
      whenever('EventInvite', send('RequestAccept')),
      whenever('EventAck', send('RequestStopProcessing'), { answers: 'RequestAccept', after: 1000 }),
    ],
  },
  interactions: [
    { InteractionId: X, at: comesAt },
    { InteractionId: '0000RPRACE000002', at: comesAt + 1500 },
  ],
  properties: [
    isGone,
    always(
      'ann has one at a time',
      ({ store }) => store.interactions.filter(({ parties }) => parties.length > 0).length < 2,
    ),
  ],
}));
