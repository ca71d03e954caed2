import test from 'ava';
import {
  at,
  createBench,
  defineStrategy,
  definePlugin,
  disconnect,
  everyChoice,
  interactionManagement,
  minutes,
  nothing,
  oneOf,
  placeInQueue,
  routeTo,
  seconds,
  send,
  statistics,
  when,
  whenever,
  type Agent,
  type BenchOptions,
  type Crossing,
  type KeyValues,
  type MessageOf,
  type OfferedInteraction,
  type Plugin,
  type Rule,
  type Scenario,
  type ScriptLine,
} from 'routeproof';
import { agent, agents, contactCentre, mediaServer, reportingEngine } from 'routeproof/plugins';

const waiting = { queues: [{ name: 'Inbound', strategy: null }] } as const;
const idle: Agent = { name: 'ann', does: [] };

interface Play extends Partial<Scenario> {
  readonly places?: readonly string[];
  readonly people?: readonly Agent[];
  readonly script?: readonly ScriptLine[];
  readonly interactions?: readonly OfferedInteraction[];
  readonly bench?: BenchOptions;
}

/** Plays a scenario in which no queue feeds a strategy, and gives its bench. */
async function play({
  people = [idle],
  places = [],
  script = [],
  interactions = [],
  bench: options = {},
  ...more
}: Play) {
  const bench = createBench(
    () => ({
      name: 'actors',
      centre: { ...waiting, agents: people, places },
      plugins: [mediaServer(), agents()],
      load: { interactions },
      drive: { script },
      ...more,
    }),
    options,
  );
  await bench.runUntilQuiet();
  return bench;
}

const from = (messages: Iterable<Crossing>, name: string): readonly Crossing[] =>
  [...messages].filter((message) => message.from === name);
const said = (messages: Iterable<Crossing>, name: string): readonly string[] =>
  from(messages, name).map(({ type, sentAt, interaction }) => [sentAt, type, interaction].filter(isThere).join(' '));
const isThere = (value: unknown) => value !== undefined;

/** What an agent says after it has logged in. */
const saidBy = async (name: string, given: Play): Promise<readonly string[]> =>
  said((await play(given)).trace, name).slice(2);

const submit = (InteractionId: string, time = seconds(1)): OfferedInteraction => ({ InteractionId, at: time });
const pull = (InteractionId: string, who = 'ann', time = seconds(2)): ScriptLine =>
  at(time, who, send('RequestPull', { InteractionIds: [InteractionId] }));

// ---- rules and script lines

test('a script line is followed at its time, a habit each time, a line with an event once', async (t) => {
  const reads = send('RequestGetInteractionProperties', { InteractionId: 'X1' });
  const notes = send('RequestChangeProperties', (cause) => ({
    InteractionId: 'X1',
    ChangedProperties: { seen: cause?.type ?? 'nothing' },
  }));
  const does = [whenever('EventInteractionProperties', notes)];
  const script = [
    pull('X1'),
    at(seconds(3), 'ann', reads),
    at(seconds(4), 'ann', reads),
    when('ann', 'EventInteractionProperties', send('RequestLeaveInteraction', { InteractionId: 'X1' }), {
      after: 2500,
    }),
  ];
  t.deepEqual(await saidBy('ann', { people: [{ ...idle, does }], script, interactions: [submit('X1')] }), [
    '2000 RequestPull',
    '3000 RequestGetInteractionProperties X1',
    '3000 RequestChangeProperties X1',
    '4000 RequestGetInteractionProperties X1',
    '4000 RequestChangeProperties X1',
    '5500 RequestLeaveInteraction X1',
  ]);
});

test('an answer brings its request along: interaction and ticket are those of the request', async (t) => {
  const does: readonly Rule[] = [
    whenever('EventInvite', send('RequestAccept'), { after: seconds(1) }),
    whenever('EventAck', send('RequestLeaveInteraction'), { answers: 'RequestAccept' }),
    whenever('EventAck', send('RequestNotReadyForMedia', { MediaType: 'email' }), { answers: 'RequestAgentLogin' }),
    whenever('EventAck', nothing(), { answers: 'RequestStopProcessing' }),
  ];
  const bench = await play({
    people: [idle, { name: 'bob', does }],
    script: [pull('X1'), at(seconds(3), 'ann', send('RequestConference', { InteractionId: 'X1', AgentId: 'bob' }))],
    interactions: [submit('X1')],
  });
  t.deepEqual(said(bench.trace, 'bob').slice(2), [
    '0 RequestNotReadyForMedia',
    '4000 RequestAccept X1',
    '4000 RequestLeaveInteraction X1',
  ]);
  t.like(from(bench.trace, 'bob')[3], { body: { TicketId: 1 } });
  t.deepEqual(bench.findings, []);
});

test('a condition on the event is kept, and what may name an interaction is not given one', async (t) => {
  const does = [
    whenever('EventInvite', send('RequestSubmit', { MediaType: 'email', Queue: 'Inbound' }), {
      where: ({ interaction }) => interaction === 'X2',
    }),
  ];
  const invites = (InteractionId: string) => send('RequestConference', { InteractionId, AgentId: 'bob' });
  const bench = await play({
    people: [idle, { name: 'bob', does }],
    script: [pull('X1'), pull('X2'), at(seconds(3), 'ann', invites('X1')), at(seconds(4), 'ann', invites('X2'))],
    interactions: [submit('X1'), submit('X2')],
    until: seconds(10),
  });
  t.deepEqual(said(bench.trace, 'bob').slice(2), ['4000 RequestSubmit']);
});

test('who takes some time takes the same time for the same seed', async (t) => {
  const delays = async (seed: number) => {
    const script = Array.from({ length: 5 }, (_, index) => ({
      ...at(seconds(index + 1), 'ann', send('RequestNotReadyForMedia', { MediaType: 'email' })),
      after: [100, 900] as const,
    }));
    const times = (await play({ script, bench: { seed } })).trace.messages;
    return from(times, 'ann').flatMap(({ type, sentAt }) =>
      type === 'RequestNotReadyForMedia' ? [sentAt % 1000] : [],
    );
  };
  const first = await delays(1);
  t.is(first.length, 5);
  t.true(first.every((delay) => delay >= 100 && delay < 900 && Number.isInteger(delay)));
  t.deepEqual(await delays(1), first);
  t.notDeepEqual(await delays(2), first);
});

test('the choices of the run say which of several things an actor does', async (t) => {
  const does = [
    whenever('EventInvite', oneOf(send('RequestAccept'), oneOf(send('RequestReject'), disconnect()), nothing())),
  ];
  const script = [
    pull('X1'),
    at(seconds(3), 'ann', send('RequestConference', { InteractionId: 'X1', AgentId: 'bob' })),
  ];
  const outcomes: string[] = [];
  for (const choices of everyChoice()) {
    const bench = await play({
      people: [idle, { name: 'bob', does }],
      script,
      interactions: [submit('X1')],
      bench: { choices },
    });
    const answer = bench.trace.messages.find(
      ({ to, ref, type }) => to === 'ann' && ref === 4 && type !== 'EventInvite',
    );
    const body = answer?.body as { readonly ErrorName?: string } | undefined;
    outcomes.push(`${choices.answers.join('.')} ${body?.ErrorName ?? answer?.type}`);
  }
  t.deepEqual(outcomes, ['0 EventAck', '1.0 invitation-rejected', '1.1 invitation-withdrawn', '2 invitation-expired']);
});

test('nothing is sent over a link that is closed, by whichever end', async (t) => {
  const later = at(seconds(5), 'ann', send('RequestNotReadyForMedia', { MediaType: 'email' }));
  const broken = await play({ script: [at(seconds(3), 'ann', disconnect()), later] });
  t.deepEqual(said(broken.trace, 'ann').slice(2), []);
  t.deepEqual(
    broken.findings.map(({ kind }) => kind),
    ['line-not-done'],
  );
  const early = await play({ script: [when('ann', 'EventAck', disconnect())] });
  t.deepEqual(said(early.trace, 'ann'), ['0 RequestRegisterClient']);
  t.deepEqual(early.findings, []);
  const twice = { name: 'ann', place: 'elsewhere' };
  const forced = await play({
    plugins: [mediaServer(), agents(), definePlugin({ name: 'second', setup: (kit) => loginAgain(kit, twice.place) })],
    server: { 'allow-multiple-agent-connections': 'force-logout' },
    places: [twice.place],
    script: [later],
  });
  t.deepEqual(said(forced.trace, 'ann').slice(2), []);
});

const loginAgain = (kit: Parameters<NonNullable<Plugin['setup']>>[0], PlaceId: string) => {
  const link = kit.connect('agent', 'second');
  link.send(
    interactionManagement.create('RequestRegisterClient', { ClientType: 'AgentApplication', ClientName: 'second' }),
  );
  kit.clock.at(seconds(1), () =>
    link.send(interactionManagement.create('RequestAgentLogin', { AgentId: 'ann', PlaceId })),
  );
};

test('who answers too late is refused by the server, as in the field', async (t) => {
  const late = [whenever('EventInvite', send('RequestAccept'), { after: seconds(31) })];
  const bench = await play({
    people: [idle, { name: 'bob', does: late }],
    script: [pull('X1'), at(seconds(3), 'ann', send('RequestConference', { InteractionId: 'X1', AgentId: 'bob' }))],
    interactions: [submit('X1')],
  });
  t.like(bench.trace.messages.at(-1), { to: 'bob', type: 'EventError', body: { ErrorName: 'no-such-ticket' } });
});

test('a message that does not exist is refused before the run, with the name that was meant', (t) => {
  const bench = (script: readonly ScriptLine[]) => () =>
    createBench({ name: 'typo', plugins: [agent('ann')], centre: { agents: [idle] }, drive: { script } });
  t.throws(bench([when('ann', 'EventInvit' as 'EventInvite', nothing())]), { message: /EventInvite\?/ });
  const typo = send('RequestAcept' as 'RequestAccept');
  t.throws(bench([at(1, 'ann', oneOf(nothing(), typo))]), { message: /RequestAccept\?/ });
});

// ---- the actors

test('an agent logs in as the centre has it, and by habit accepts and stops', async (t) => {
  const ann = { name: 'ann', place: 'desk 7', media: ['email', 'chat'] };
  const bench = createBench(() => ({
    name: 'habits',
    centre: { agents: [ann], queues: [{ name: 'Inbound' }] },
    strategy: defineStrategy({ name: 'to ann', route: () => routeTo('ann.A') }),
    plugins: contactCentre(),
    load: { interactions: [submit('X1')] },
  }));
  await bench.runUntilQuiet();
  t.deepEqual(said(bench.trace, 'ann'), [
    '0 RequestRegisterClient',
    '0 RequestAgentLogin',
    '2000 RequestAccept X1',
    '62000 RequestStopProcessing X1',
  ]);
  const MediaList = { email: 1, chat: 1 };
  t.like(from(bench.trace, 'ann')[1], { body: { AgentId: 'ann', PlaceId: 'desk 7', MediaList } });
  t.like(from(bench.trace, 'ann')[3], { body: { Reason: { ReasonSystemName: 'Normal' } } });
  t.deepEqual(bench.findings, []);
});

test('one agent alone takes after the centre, and its options go before', async (t) => {
  const bench = await play({
    people: [{ name: 'ann', media: ['chat'] }, { name: 'bob' }],
    plugins: [agent('ann', { place: 'desk 9' })],
    places: ['desk 9'],
  });
  t.deepEqual(bench.findings, []);
  t.like(from(bench.trace, 'ann')[1], { body: { PlaceId: 'desk 9', MediaList: { chat: 1 } } });
  t.deepEqual(from(bench.trace, 'bob'), []);
});

test('media servers submit what is theirs, in time, and the server names what has no name', async (t) => {
  const bench = await play({
    plugins: [mediaServer(), mediaServer('chat-server', { extension: { event_processing_stopped: 1 } })],
    centre: {
      queues: [...waiting.queues, { name: 'Chats', strategy: null }],
      workbins: [{ name: 'Drafts' }],
      places: ['desk 7'],
    },
    interactions: [
      submit('X1', seconds(5)),
      { UserData: { Subject: 'Hello' } },
      { by: 'chat-server', at: seconds(2), InteractionId: 'C1', MediaType: 'chat', Queue: 'Chats' },
      { InteractionId: 'W1', Workbin: { WorkbinType: 'Drafts', PlaceId: 'desk 7' } },
    ],
    script: [at(seconds(9), 'email-server', send('RequestStopProcessing', { InteractionId: 'C1' }))],
  });
  t.deepEqual(said(bench.trace, 'email-server').slice(1), [
    '0 RequestSubmit',
    '0 RequestSubmit W1',
    '5000 RequestSubmit X1',
    '9000 RequestStopProcessing C1',
  ]);
  t.deepEqual(said(bench.trace, 'chat-server').slice(1), ['2000 RequestSubmit C1']);
  t.like(from(bench.trace, 'email-server')[3], { body: { MediaType: 'email', Queue: 'Inbound' } });
  t.deepEqual(
    bench.store.interactions.map(({ id, place }) => [id.length, place.kind]),
    [
      [16, 'queue'],
      [2, 'workbin'],
      [2, 'queue'],
    ],
  );
  t.true(bench.trace.messages.some(({ to, type }) => to === 'chat-server' && type === 'EventProcessingStopped'));
  t.deepEqual(bench.findings, []);
});

test('a load that the server refuses is a finding', async (t) => {
  const bench = await play({ interactions: [{ InteractionId: 'X1', Queue: 'Nowhere' }] });
  t.like(bench.findings[0], { kind: 'load-refused', interaction: 'X1' });
  t.regex(bench.findings[0]!.sentence, /email-server.*unknown-target/);
});

// ---- the reporting engine

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
const since = (ready: KeyValues, medium: string) =>
  ready[medium] === undefined ? '' : ` since ${Number(ready[medium])}`;

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

test('the same happens in a contact centre with and without the T-Library', async (t) => {
  const happened = async (tLibrary: boolean) => {
    const bench = createBench(() => ({
      name: 'centre',
      centre: { agents: [{ name: 'ann' }, { name: 'bob', does: [] }], queues: [{ name: 'Inbound' }] },
      strategy: defineStrategy({
        name: 'bob first',
        route: ({ returns }) => routeTo(returns === 0 ? 'bob.A' : 'ann.A'),
      }),
      plugins: contactCentre({ tLibrary }),
      load: { interactions: [submit('X1')] },
    }));
    await bench.runUntilQuiet();
    t.deepEqual(bench.findings, []);
    return bench.trace.messages.map(({ at: time, from: who, to, type, standsFor }) => [
      time,
      who,
      to,
      standsFor ?? type,
    ]);
  };
  t.deepEqual(await happened(true), await happened(false));
});
