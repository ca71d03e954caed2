import test from 'ava';
import {
  at,
  createBench,
  defineStrategy,
  disconnect,
  minutes,
  placeInQueue,
  routeTo,
  seconds,
  send,
  when,
  whenever,
  type KeyValues,
  type Plugin,
  type Rule,
  type Scenario,
  type ScriptLine,
} from 'routeproof';
import {
  agents,
  contactCentre,
  definePlugin,
  mediaServer,
  reportingEngine,
  statistics,
  type Crossing,
  type MessageOf,
} from 'routeproof/plugins';
import { waiting, idle, play, from, submit, pull } from './waiting-centre.ts';

type Info = MessageOf<'EventInfo'>['body'];

/** A client of the reporting engine that only listens, in place of URS. */
const listener = (engine = 'stat-server', ObjectId?: string): Plugin =>
  definePlugin({
    name: 'listener',
    needs: ['reporting-engine'],
    setup(kit) {
      const link = kit.connect('urs', 'listener', engine);
      link.send(statistics.create('RequestOpenStatistic', { StatisticType: 'CurrentAgentState', ObjectId }));
    },
  });

const infos = (messages: Iterable<Crossing>): readonly Info[] =>
  [...messages].flatMap((message) => (message.type === 'EventInfo' ? [message.body] : []));

/** `1000 email 1 since 0 X1`: when, the free capacity, since when it is ready, and with what the agent is occupied. */
const lines = (messages: Iterable<Crossing>): readonly string[] =>
  infos(messages).map(({ EventTime, MediaCapacityList, ReadySince, Interactions, LoggedIn }) => {
    const media = Object.entries(MediaCapacityList).map(
      ([medium, free]) => `${medium} ${Number(free)}${since(ReadySince, medium)}`,
    );
    return [EventTime, LoggedIn ? media.join(', ') : 'out', ...Interactions].join(' ');
  });

const since = (ready: Info['ReadySince'], medium: string) =>
  ready[medium] === undefined ? '' : ` since ${ready[medium]}`;

const engineAnd = (...more: readonly Plugin[]) => ({
  plugins: [reportingEngine(), listener(), mediaServer(), ...more],
});

test('the reporting engine tells free capacity, and since when an agent is ready, at each change', async (t) => {
  const bench = await play({
    ...engineAnd(agents()),
    people: [{ ...idle, media: ['email', 'chat'], capacity: { email: 2 } }],
    interactions: [submit('X1'), submit('X2'), { ...submit('C1'), MediaType: 'chat' }],
    script: [
      pull('X1', 'ann', seconds(2)),
      pull('X2', 'ann', seconds(3)),
      pull('C1', 'ann', seconds(4)),
      at(seconds(5), 'ann', send('RequestChangeProperties', { InteractionId: 'X1', ChangedProperties: { a: 1 } })),
      at(seconds(6), 'ann', send('RequestStopProcessing', { InteractionId: 'X1' })),
      at(seconds(7), 'ann', send('RequestLeaveInteraction', { InteractionId: 'C1' })),
      at(seconds(8), 'ann', send('RequestNotReadyForMedia', { MediaType: 'email' })),
      at(seconds(9), 'ann', send('RequestCancelNotReadyForMedia', { MediaType: 'email' })),
      at(seconds(10), 'ann', send('RequestRemoveMedia', { MediaType: 'chat' })),
      at(seconds(11), 'ann', send('RequestAddMedia', { MediaType: 'sms' })),
      at(seconds(12), 'ann', send('RequestAgentLogout')),
    ],
  });
  t.deepEqual(lines(bench.trace), [
    '0 email 2 since 0, chat 1 since 0',
    '2000 email 1 since 0, chat 1 since 0 X1',
    '3000 email 0, chat 1 since 0 X1 X2',
    '4000 email 0, chat 0 X1 X2 C1',
    '6000 email 1 since 6000, chat 0 X2 C1',
    '7000 email 1 since 6000, chat 1 since 7000 X2',
    '8000 email 1, chat 1 since 7000 X2',
    '9000 email 1 since 9000, chat 1 since 7000 X2',
    '10000 email 1 since 9000 X2',
    '11000 email 1 since 9000, sms 1 X2',
    '12000 email 2 since 9000, sms 1',
    '12000 out',
  ]);
  t.deepEqual(infos(bench.trace)[6]?.MediaStateList, { email: 0, chat: 1 });
  t.deepEqual(bench.findings, []);
});

/** URS offers X1 to ann, who does this; when she is free again it goes to a queue without a strategy. */
async function offered(does: readonly Rule[], script: readonly ScriptLine[] = [], server: Scenario['server'] = {}) {
  const bench = createBench(() => ({
    name: 'offered',
    centre: { agents: [{ name: 'ann', does }], queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }] },
    strategy: defineStrategy({
      name: 'once',
      route: ({ returns }) => (returns === 0 ? routeTo('ann.A') : placeInQueue('Back office')),
    }),
    plugins: contactCentre(),
    load: { interactions: [submit('X1')] },
    drive: { script },
    server,
  }));
  await bench.runUntilQuiet();
  refuseFindings(bench.findings);
  return lines(bench.trace);
}

const refuseFindings = (findings: readonly { readonly sentence: string }[]) => {
  if (findings.length > 0) throw new Error(findings[0]!.sentence);
};

for (const routeUsedAt of ['invite', 'outcome'] as const)
  test(`an agent who is offered an interaction is occupied until the offer has ended (${routeUsedAt})`, async (t) => {
    const offer = ['0 email 1 since 0', '1000 email 0 X1'];
    const server = { routeUsedAt };
    t.deepEqual(await offered([whenever('EventInvite', send('RequestReject'), { after: 500 })], [], server), [
      ...offer,
      '1500 email 1 since 1500',
    ]);
    t.deepEqual(await offered([], [], server), [...offer, '31000 email 1 since 31000']);
    const stops = [at(seconds(2), 'email-server', send('RequestStopProcessing', { InteractionId: 'X1' }))];
    t.deepEqual(await offered([], stops, server), [...offer, '2000 email 1 since 2000']);
    t.deepEqual(await offered([], [at(seconds(2), 'ann', disconnect())], server), [
      ...offer,
      '2000 email 1 since 2000',
      '2000 out',
    ]);
    const accepts = [whenever('EventInvite', send('RequestAccept'), { after: 500 })];
    const leaves = [at(seconds(3), 'ann', send('RequestStopProcessing', { InteractionId: 'X1' }))];
    t.deepEqual(await offered(accepts, leaves, server), [...offer, '3000 email 1 since 3000']);
  });

test('an invitation between agents occupies nobody until it is accepted', async (t) => {
  const invites = (who: string) => send('RequestConference', { InteractionId: 'X1', AgentId: who });
  const bench = await play({
    plugins: [reportingEngine(), listener('stat-server', 'bob'), mediaServer(), agents()],
    people: [idle, { name: 'bob', does: [] }],
    interactions: [submit('X1')],
    script: [
      pull('X1'),
      at(seconds(3), 'ann', invites('bob')),
      at(seconds(40), 'ann', invites('bob')),
      when('bob', 'EventInvite', send('RequestAccept'), { where: ({ at: time }) => time > seconds(30) }),
    ],
    until: minutes(2),
  });
  t.deepEqual(lines(bench.trace), ['0 email 1 since 0', '40000 email 0 X1']);
});

test('a second engine that comes late asks for what it missed, and knows as much', async (t) => {
  const bench = createBench(() => ({
    name: 'two engines',
    centre: { ...waiting, agents: [idle] },
    plugins: [reportingEngine(), reportingEngine('icon'), listener('icon'), mediaServer(), agents()],
    load: { interactions: [submit('X1')] },
    links: { icon: seconds(4) },
    drive: { script: [pull('X1'), at(seconds(20), 'ann', send('RequestStopProcessing', { InteractionId: 'X1' }))] },
  }));
  await bench.runUntilQuiet();
  const state = bench.trace.messages.find(({ to, type }) => to === 'icon' && type === 'EventPlaceAgentState');
  t.like(state, { body: { AgentId: 'ann', Interactions: ['X1'] } });
  t.deepEqual(lines(bench.trace).slice(-2), ['12000 email 0 X1', '20000 email 1 since 20000']);
  t.deepEqual(bench.findings, []);
});

test('media are blocked while another is in hand; one of which it is not known what it is may block any', async (t) => {
  const people = [{ ...idle, media: ['email', 'chat'], capacity: { chat: 3 }, blocks: { email: ['chat'] } }];
  const script = [pull('X1'), at(seconds(20), 'ann', send('RequestStopProcessing', { InteractionId: 'X1' }))];
  const told = await play({ ...engineAnd(agents()), people, interactions: [submit('X1')], script });
  t.deepEqual(lines(told.trace), [
    '0 email 1 since 0, chat 3 since 0',
    '2000 email 0, chat 0 X1',
    '20000 email 1 since 20000, chat 3 since 20000',
  ]);
  const late = await play({
    plugins: [reportingEngine('icon'), listener('icon'), mediaServer(), agents()],
    people: [{ ...people[0]!, blocks: { voice: ['chat'] } }],
    interactions: [submit('X1')],
    links: { icon: seconds(4) },
    script,
  });
  // It has not been told whether X1 is a call.
  t.deepEqual(lines(late.trace).slice(-2), [
    '12000 email 0, chat 0 X1',
    '20000 email 1 since 20000, chat 3 since 20000',
  ]);
});

test('where alternatives say what goes together, the engine tells how many of each medium there are', async (t) => {
  const people = [{ ...idle, media: ['email', 'chat'], capacity: [{ chat: 3 }, { chat: 1, email: 2 }] }];
  const chat = { ...submit('C1'), MediaType: 'chat' };
  const interactions = [submit('X1'), chat];
  const script = [pull('X1', 'ann', seconds(2)), pull('C1', 'ann', seconds(3))];
  const told = await play({ ...engineAnd(agents()), people, interactions, script });
  t.deepEqual(lines(told.trace), [
    '0 email 2 since 0, chat 3 since 0',
    '2000 email 1 since 0, chat 1 since 0 X1',
    '3000 email 1 since 0, chat 0 X1 C1',
  ]);
  t.deepEqual(
    infos(told.trace).map(({ MediaInHandList }) => MediaInHandList),
    [{}, { email: 1 }, { email: 1, chat: 1 }],
  );
  const ordinary = await play({ ...engineAnd(agents()), interactions, script });
  t.true(infos(ordinary.trace).every((info) => !('MediaInHandList' in info) || info.MediaInHandList === undefined));
  // Told late, it does not know what X1 is: an e-mail leaves room for one chat, and a chat for one e-mail.
  const late = await play({
    plugins: [reportingEngine('icon'), listener('icon'), mediaServer(), agents()],
    ...{ people, interactions: [submit('X1')], script: [pull('X1')], links: { icon: seconds(4) } },
  });
  t.deepEqual(lines(late.trace).slice(-1), ['12000 email 1 since 12000, chat 1 since 12000 X1']);
});

test('who opens a statistic is told at once what is known', async (t) => {
  const late = definePlugin({
    name: 'late',
    needs: ['reporting-engine'],
    setup(kit) {
      kit.clock.at(seconds(5), () => {
        const link = kit.connect('urs', 'late', 'stat-server');
        const all = statistics.create('RequestOpenStatistic', { StatisticType: 'CurrentAgentState' });
        link.send(all);
        kit.clock.after(seconds(1), () => link.send(all));
        kit.clock.after(seconds(2), () => link.disconnect());
      });
    },
  });
  const bench = await play({
    plugins: [reportingEngine(), mediaServer(), agents(), late],
    interactions: [submit('X1')],
    script: [pull('X1', 'ann', seconds(10))],
  });
  t.deepEqual(
    from(bench.trace, 'stat-server')
      .filter(({ to }) => to === 'late')
      .map(({ type, ref, at: time }) => `${time} ${type} ${ref ?? ''}`),
    ['5000 EventStatisticOpened 1', '5000 EventInfo ', '6000 EventStatisticOpened 2', '6000 EventInfo '],
  );
});

test('with capacity rules each agent is told how it stands', async (t) => {
  const bench = await play({
    plugins: [reportingEngine('stat-server', { capacityRules: true }), mediaServer(), agents()],
    interactions: [submit('X1')],
    script: [pull('X1')],
  });
  const status = bench.trace.messages.filter(({ to, type }) => to === 'ann' && type === 'EventCurrentAgentStatus');
  t.deepEqual(
    status.map(({ body }) => (body as { readonly MediaCapacityList: KeyValues }).MediaCapacityList),
    [{ email: 1 }, { email: 0 }],
  );
  t.deepEqual(bench.findings, []);
});
