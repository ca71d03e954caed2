import { map, merge, race, NEVER, EMPTY, of } from 'rxjs';
import {
  always,
  at,
  attach,
  defineStrategy,
  oneOf,
  placeInQueue,
  routeTo,
  seconds,
  send,
  stop,
  whenever,
  type Decision,
  type Desk,
  type Scenario,
} from 'routeproof';
import { atOnce, bench, comesAt, isGone, stoppedAt, X } from './bench.ts';

/** Strategies with a race planted in each; the mended twin is made with `true`. */
export const strategies: Readonly<Record<string, (mended: boolean) => Scenario>> = {
  'decides after the loss': (mended) =>
    bench('decides after the loss', {
      async *strategy(_interaction, desk) {
        await (mended ? desk.after(seconds(2)) : thoughLost(desk));
        yield stop();
      },
      script: [stoppedAt(comesAt + 2500)],
    }),

  'attaches to a stopped interaction': (mended) =>
    bench('attaches to a stopped interaction', {
      async *strategy(_interaction, desk) {
        await (mended ? desk.after(seconds(2)) : thoughLost(desk));
        yield attach({ tried: 1 });
        yield placeInQueue('Back office');
      },
      queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }],
      script: [stoppedAt(comesAt + 2500)],
    }),

  'ignores a refusal': (mended) =>
    bench('ignores a refusal', {
      strategy: (_interaction, desk) =>
        merge(
          desk.after(seconds(2)).pipe(map(() => routeTo('ann.A'))),
          mended ? desk.refused.pipe(map(() => stop())) : NEVER,
        ),
      script: [at(comesAt + 2500, 'ann', send('RequestAgentLogout'))],
    }),

  'stops what it has routed': (mended) =>
    bench('stops what it has routed', {
      strategy: (_interaction, desk) =>
        (mended ? race : merge)(
          desk.target('ann.A').pipe(map((ann) => routeTo(ann))),
          desk.after(seconds(2)).pipe(map(() => stop())),
        ),
      script: notReadyUntil(comesAt + 1800),
    }),

  'two strategies send it round in a circle': (mended) =>
    bench('two strategies send it round in a circle', {
      strategy: (_interaction, desk) => annOr(desk, seconds(1), 'Second'),
      queues: [
        { name: 'Inbound' },
        {
          name: 'Second',
          strategy: defineStrategy({
            name: 'second',
            route: (_interaction, desk) => annOr(desk, seconds(mended ? 3 : 1), 'Inbound'),
          }),
        },
      ],
      script: notReadyUntil(comesAt + 1800),
      properties: [
        isGone,
        always('no interaction is sent round', ({ store }) => store.interactions.every(({ attempts }) => attempts < 3)),
      ],
    }),

  'forgets an interaction after a refused invitation': (mended) =>
    bench('forgets an interaction after a refused invitation', {
      strategy: ({ returns }, desk) =>
        returns > 0
          ? mended ? of(stop()) : EMPTY
          : desk.target('ann.A').pipe(map((ann) => routeTo(ann))),
      habits: {
        ann: [whenever('EventInvite', oneOf(send('RequestAccept'), send('RequestReject'))), ...atOnce.slice(1)],
      },
    }), // prettier-ignore

  'gives one agent two at a time': (mended) =>
    bench('gives one agent two at a time', {
      strategy: (_interaction, desk) =>
        mended ? desk.target('ann.A').pipe(map((ann) => routeTo(ann))) : of(routeTo('ann.A')),
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
    }),
};

const thoughLost = async (desk: Desk): Promise<void> => {
  try {
    await desk.after(seconds(2));
  } catch {
    // Planted: the loss of the interaction is swallowed.
  }
};

const annOr = (desk: Desk, patience: number, queue: string) =>
  race(
    desk.target('ann.A').pipe(map((ann): Decision => routeTo(ann))),
    desk.after(patience).pipe(map((): Decision => placeInQueue(queue))),
  );

const notReadyUntil = (time: number) => [
  at(seconds(2), 'ann', send('RequestNotReadyForMedia', { MediaType: 'email' })),
  at(time, 'ann', send('RequestCancelNotReadyForMedia', { MediaType: 'email' })),
];
