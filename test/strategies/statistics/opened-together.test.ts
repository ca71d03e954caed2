import test from 'ava';
import { map, merge } from 'rxjs';
import {
  at,
  disconnect,
  placeInQueue,
  routeTo,
  seconds,
  send,
  type Agent,
  type OfferedInteraction,
  type Statistic,
} from 'routeproof';
import { averageHandlingTime } from 'routeproof/plugins';
import { busyFor, invitations, mails, playRoute, to, type Route } from '../targets/play-route.ts';

const ready = (name: string, time: number) => [
  at(seconds(0.5), name, send('RequestNotReadyForMedia', { MediaType: 'email' })),
  at(seconds(time), name, send('RequestCancelNotReadyForMedia', { MediaType: 'email' })),
];

const staff: readonly Agent[] = ['ann', 'bob'].map((name) => ({ name, does: busyFor(seconds(60)) }));

const centre = {
  agents: staff,
  queues: ['Inbound', 'Back', 'Gold'].map((name) => (name === 'Inbound' ? { name } : { name, strategy: null })),
  groups: [
    { name: 'A', agents: ['ann'] },
    { name: 'B', agents: ['bob'] },
  ],
};

const setting = { agents: staff, centre, drive: { script: [...ready('ann', 5), ...ready('bob', 2)] } };

/** One at this second. */
const one = (second: number): readonly OfferedInteraction[] => [{ InteractionId: 'X1', at: seconds(second) }];

test('a list is chosen in its order, or by share, also where thresholds open it', async (t) => {
  const opening = ['{callage() >= 10}A.GA', '{callage() >= 10}B.GA'];
  const served = async (route: Route, load = one(20)) => invitations(await playRoute(route, { ...setting, load }));
  t.deepEqual(await served(to(opening, { order: 'list' })), ['30 ann X1']);
  t.deepEqual(await served(to(opening)), ['30 bob X1']);
  const shares = ['{callage() >= 10}[70]A.GA', '{callage() >= 10}[30]B.GA'];
  t.deepEqual(await served(to(shares, { by: 'percentage' })), ['30 ann X1']);
  const queues = ['{callage() >= 10}[50]Back.Q', '{callage() >= 10}[50]Gold.Q'];
  const placed = await playRoute(to(queues, { by: 'percentage' }), { ...setting, load: mails(4) });
  t.deepEqual(
    placed.interactions.map(({ queue }) => queue),
    ['Back', 'Gold', 'Back', 'Gold'],
  );
});

test('what was kept is chosen from together with what is asked for next', async (t) => {
  const served = async (next: readonly string[], options: object) => {
    const route: Route = async function* (_interaction, desk) {
      await desk.first({ agent: desk.target('A.GA', { clearTargets: false }), late: desk.after(seconds(2)) });
      await desk.after(seconds(14));
      yield routeTo(await desk.target(next as readonly ['A.GA'], options));
    };
    const script = [...ready('ann', 12), ...ready('bob', 10)];
    return invitations(await playRoute(route, { ...setting, drive: { script }, load: one(4) }));
  };
  t.deepEqual(await served(['B.GA', 'A.GA'], { order: 'list' }), ['20 bob X1']);
  t.deepEqual(await served(['B.GA', 'A.GA'], {}), ['20 bob X1']);
  t.deepEqual(await served(['[99]B.GA', '[1]A.GA'], { by: 'percentage' }), ['20 bob X1']);
  t.deepEqual(await served(['B.GA'], {}), ['20 bob X1']);
});

test('who asks for a target twice waits once', async (t) => {
  const read: number[] = [];
  const route: Route = ({ id }, desk) => {
    if (id === 'X2') {
      read.push(desk.waiting('A.GA'), desk.sdata('A.GA', 'RStatCallsInQueue'));
      return [placeInQueue('Back')];
    }
    return merge(
      desk.target(['{sdata(A.GA, RStatAgentsReady) > 1}A.GA', '{callage() >= 90}A.GA']),
      desk.target('{callage() >= 90}A.GA', { priority: 1 }),
    ).pipe(map((agent) => routeTo(agent)));
  };
  await playRoute(route, { ...setting, load: mails(2), until: seconds(20) });
  t.deepEqual(read, [1, 1]);
});

test('a threshold is looked at again when somebody leaves a virtual queue, or the strategy of a queue', async (t) => {
  const route: Route = ({ id }, desk) =>
    id === 'X1'
      ? desk
          .first({ agent: desk.target('A.GA', { virtualQueue: 'VQ' }), late: desk.after(seconds(10)) })
          .pipe(map(() => placeInQueue('Back')))
      : desk.target('B.GA', { threshold: () => desk.waiting('VQ') === 0 }).pipe(map((agent) => routeTo(agent)));
  const away = [at(seconds(0.5), 'ann', send('RequestNotReadyForMedia', { MediaType: 'email' }))];
  const played = await playRoute(route, { ...setting, drive: { script: away }, load: mails(2) });
  t.deepEqual(invitations(played), ['15 bob X2']);
  const slow: Route = ({ id }, desk) =>
    id === 'X1'
      ? desk.after(seconds(10)).pipe(map(() => placeInQueue('Back')))
      : desk.target('{sdata(Inbound.Q, RStatCallsInQueue) < 2}B.GA').pipe(map((agent) => routeTo(agent)));
  t.deepEqual(invitations(await playRoute(slow, { ...setting, load: mails(2) })), ['15 bob X2']);
});

test('a name in a threshold that is not there is told', async (t) => {
  const told = async (text: string) =>
    (await playRoute(to(text), { ...setting, load: one(5), until: seconds(20) })).findings;
  const [found] = await told('{sdata(anna.A, RStatAgentsReady) = 0}A.GA');
  t.is(found?.kind, 'target-impossible');
  t.regex(found!.sentence, /anna.*Did you mean ann/);
  t.true((await told('{sdata(Inbuond.Q, RStatCallsInQueue) = 0}A.GA')).some(({ kind }) => kind === 'line-unknown'));
});

test('of whom a statistic says nothing comes last, whoever is ready longer', async (t) => {
  const score = { name: 'Score', of: ['ann.A'], value: () => 1 };
  const group = { ...centre, groups: [{ name: 'Both', agents: ['ann', 'bob'] }], statistics: [score] };
  const route: Route = (_interaction, desk) =>
    desk.target('Both.GA', { by: score, order: 'min' }).pipe(map((agent) => routeTo(agent)));
  for (const script of [
    [...ready('ann', 5), ...ready('bob', 2)],
    [...ready('ann', 2), ...ready('bob', 5)],
  ])
    t.deepEqual(invitations(await playRoute(route, { ...setting, centre: group, drive: { script }, load: one(20) })), [
      '20 ann X1',
    ]);
});

test('wrong places and options are sentences', async (t) => {
  const told = async (ask: (desk: Parameters<Route>[1]) => unknown) => {
    const { findings } = await playRoute((_interaction, desk) => [ask(desk) as never], { ...setting, load: one(5) });
    return findings[0]!.sentence;
  };
  t.regex(await told((desk) => desk.waiting(undefined as never)), /Target 'undefined' goes wrong/);
  t.regex(
    await told((desk) => desk.sdata(undefined as never, 'RStatCallsInQueue')),
    /desk.sdata.*the text of one target/,
  );
  t.regex(await told((desk) => desk.sdata(['A.GA'] as never, 'RStatAgentsReady')), /the text of one target/);
  t.regex(await told((desk) => desk.sdata('A.GA', null as never)), /no statistic 'null'/);
  t.regex(await told((desk) => desk.target('A.GA', null as never)), /an object, or left out/);
});

test('when the engine loses the server its statistics are worked out anew', async (t) => {
  const inside: Statistic = { name: 'In', of: ['A.GA'], value: (all) => all.filter((each) => each.isLoggedIn).length };
  const { messages } = await playRoute(to('A.GA'), {
    ...setting,
    centre: { ...centre, statistics: [inside] },
    drive: { script: [at(seconds(15), 'stat-server', disconnect())] },
    load: one(40),
  });
  const told = messages.filter(({ type }) => type === 'EventStatisticValue').map(({ at: time, body }) => [time, body]);
  t.like(told.at(-1), [seconds(15), { Value: 0 }]);
});

test('a wait without end is no time to look at a threshold', async (t) => {
  // Nobody is logged in, so that the expected wait is without end, and no age exceeds it.
  const handling = averageHandlingTime(['A.GA'], { atFirst: seconds(100) });
  const { findings, duration } = await playRoute(to(['{callage() > sdata(A.GA, StatExpectedWaitingTime)}B.GA']), {
    ...setting,
    centre: { ...centre, statistics: [handling] },
    drive: { script: [at(seconds(1), 'ann', send('RequestAgentLogout'))] },
    load: one(5),
  });
  t.deepEqual(
    findings.map(({ kind }) => kind),
    ['path-without-end'],
  );
  t.true(duration < seconds(60));
});
