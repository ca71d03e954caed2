import {
  defineStrategy,
  oneOf,
  placeInQueue,
  routeTo,
  seconds,
  send,
  whenever,
  type Act,
  type Milliseconds,
  type Scenario,
  type ScriptLine,
  type Strategy,
} from 'routeproof';
import { answer, contactCentre, service } from 'routeproof/plugins';
import { filter, interval, map, race, take } from 'rxjs';

type Desk = Parameters<Strategy['route']>[1];

/** One e-mail at 5 s, for which this strategy is asked; `Done` has none. */
export const scenarioOf = (strategy: Strategy, more: Partial<Scenario> = {}): Scenario => ({
  name: 'one e-mail',
  strategy,
  centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound' }, { name: 'Done', strategy: null }] },
  plugins: contactCentre(),
  load: { interactions: [{ InteractionId: 'X1', at: seconds(5) }] },
  ...more,
});

/** Two seconds later it goes to that queue. */
export const placing = (queue: string): Strategy =>
  defineStrategy({
    name: `to ${queue}`,
    route: (_interaction, desk) => desk.after(seconds(2)).pipe(map(() => placeInQueue(queue))),
  });

/** Each of two queues hands over to the other. */
export const twoQueues = (more: Partial<Scenario> = {}): Scenario =>
  scenarioOf(placing('B'), {
    centre: { agents: [], queues: [{ name: 'Inbound' }, { name: 'B', strategy: placing('Inbound') }] },
    ...more,
  });

/** It is offered to ann and to nobody else, however often. */
export const onlyAnn: Strategy = defineStrategy({
  name: 'only-ann',
  route: (_interaction, desk) => desk.target('ann.A').pipe(map((agent) => routeTo(agent))),
});

/** Three seconds after each invitation ann does that. */
export const answering = (act: Act, strategy = onlyAnn): Scenario =>
  scenarioOf(strategy, {
    centre: {
      agents: [{ name: 'ann', does: [whenever('EventInvite', act, { after: seconds(3) })] }],
      queues: [{ name: 'Inbound' }, { name: 'Done', strategy: null }],
    },
  });

export const acceptOrReject = oneOf(send('RequestAccept'), send('RequestReject'));

/** Asks again and again whether it may go on. */
export const polling = (every: Milliseconds, mayGoOn: (desk: Desk, times: number) => boolean): Scenario =>
  scenarioOf(
    defineStrategy({
      name: 'polls',
      route: (_interaction, desk) =>
        interval(every, desk.clock).pipe(
          filter((times) => mayGoOn(desk, times)),
          take(1),
          map(() => placeInQueue('Done')),
        ),
    }),
  );

/** Comes back every ten seconds until it may go on. */
export const comingBack = (mayGoOn: (desk: Desk, returns: number) => boolean): Scenario =>
  scenarioOf(
    defineStrategy({
      name: 'comes back',
      route: ({ returns }, desk) =>
        desk.after(seconds(10)).pipe(map(() => placeInQueue(mayGoOn(desk, returns) ? 'Done' : 'Inbound'))),
    }),
  );

/** Asks for ann every ten seconds; ann is there, and ready as the script says. */
export const askingForAnn = (...script: readonly ScriptLine[]): Scenario =>
  scenarioOf(
    defineStrategy({
      name: 'asks again',
      route: (_interaction, desk) =>
        race(
          desk.target('ann.A').pipe(map((agent) => routeTo(agent))),
          desk.after(seconds(10)).pipe(map(() => placeInQueue('Inbound'))),
        ),
    }),
    { drive: { script } },
  );

export const notReady = send('RequestNotReadyForMedia', { MediaType: 'email' });
export const readyAgain = send('RequestCancelNotReadyForMedia', { MediaType: 'email' });

/** The answer of a service comes at about the time at which nobody waits for it any more. */
export const lateAnswer = (): Scenario =>
  scenarioOf(
    defineStrategy({
      name: 'asks a service',
      route: (_interaction, desk) =>
        desk
          .first({ answer: desk.invoke('Classifier', 'classify'), late: desk.after(seconds(1)) })
          .pipe(map(({ which }) => placeInQueue(which === 'late' ? 'Inbound' : 'Done'))),
    }),
    {
      plugins: [...contactCentre(), service('Classifier', { classify: answer({ Category: 'spam' }) }, { delay: 900 })],
    },
  );

/** Who has said no within ten seconds so many times is not asked any more; ann takes three seconds or twenty. */
export const quickRefusals = (most: number, ...takes: readonly [Milliseconds, Milliseconds]): Scenario => {
  let [quick, asked] = [0, 0];
  const strategy = defineStrategy({
    name: 'not too often',
    route: (_interaction, desk) => {
      if (desk.clock.now() - asked < seconds(10)) quick++;
      asked = desk.clock.now();
      if (quick >= most) return placeInQueue('Done');
      return desk.target('ann.A').pipe(map((agent) => routeTo(agent)));
    },
  });
  return scenarioOf(strategy, {
    centre: {
      agents: [{ name: 'ann', does: [whenever('EventInvite', send('RequestReject'), { after: oneOf(...takes) })] }],
      queues: [{ name: 'Inbound' }, { name: 'Done', strategy: null }],
    },
  });
};
