import { always, defineStrategy, seconds } from 'routeproof';
import { annOr, bench, comesAt, isGone, notReadyUntil } from '../bench.ts';

/** Each of two queues gives the interaction to the other when nobody has been found there in time. */
export default bench('two strategies send it round in a circle', () => ({
  strategy: (_interaction, desk) => annOr(desk, seconds(1), 'Second'),
  queues: [
    { name: 'Inbound' },
    {
      name: 'Second',
      strategy: defineStrategy({
        name: 'second',
        route: (_interaction, desk) => annOr(desk, seconds(3), 'Inbound'),
      }),
    },
  ],
  script: notReadyUntil(comesAt + 1800),
  properties: [
    isGone,
    always('no interaction is sent round', ({ store }) => store.interactions.every(({ attempts }) => attempts < 3)),
  ],
}));
