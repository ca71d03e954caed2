import test from 'ava';
import { map, merge, of } from 'rxjs';
import {
  at,
  createBench,
  definePlugin,
  defineStrategy,
  explore,
  interactionManagement,
  placeInQueue,
  reporting,
  seconds,
  send,
  type Bench,
  type Crossing,
  type HandlingServer,
  type Plugin,
  type RequestHandlers,
  type Scenario,
  type ScriptLine,
  type StepTaken,
} from 'routeproof';
import { agents, connectClient, mediaServer, reportingEngine, tLibrary, urs } from 'routeproof/plugins';

// A plugin that handles one request in place of the Interaction Server, which goes on to handle all others.

const handling = (handles: RequestHandlers, more: Partial<Plugin> = {}): Plugin =>
  definePlugin({ name: 'own rules', handles, ...more });

/** Two e-mails wait for ann and bob; the engine hears what the server reports. */
const waiting = (script: readonly ScriptLine[], ...plugins: readonly Plugin[]): Scenario => ({
  name: 'own rules',
  centre: {
    agents: ['ann', 'bob'].map((name) => ({ name, does: [] })),
    queues: [{ name: 'Inbound' }, { name: 'Waiting', strategy: null }],
  },
  plugins: [reportingEngine(), mediaServer(), agents(), ...plugins],
  load: {
    interactions: ['X1', 'X2'].map((InteractionId, index) => ({
      InteractionId,
      Queue: 'Waiting',
      at: seconds(1 + index),
    })),
  },
  drive: { script },
});

const pull = (time: number, who: string, ...ids: readonly string[]) =>
  at(seconds(time), who, send('RequestPull', { InteractionIds: [...ids] }, { mayBeRefused: true }));

const run = async (scenario: Scenario): Promise<Bench> => {
  const bench = createBench(() => scenario);
  await bench.runUntilQuiet();
  return bench;
};

const said = ({ trace }: Bench, from: number) =>
  trace.messages
    .filter((message) => message.sentAt >= seconds(from) && message.from === 'interaction-server')
    .map(({ to, type, body }: Crossing) => {
      const { ErrorName, ErrorDescription } = body as {
        readonly ErrorName?: string;
        readonly ErrorDescription?: string;
      };
      return [to, type, ErrorName, ErrorDescription].filter((word) => word !== undefined).join(' ');
    });

/** Only what came first may be taken. */
const strictPull = handling({
  RequestPull: (server, { body }, otherwise) => {
    const [first] = server.store.waitingIn('Waiting');
    if (body.InteractionIds?.[0] === first) otherwise();
    else server.refuse('wrong-state', `First comes ${first}.`);
  },
});

test('a handler refuses with a sentence of its own, or passes the request on to the server', async (t) => {
  const bench = await run(waiting([pull(5, 'ann', 'X2'), pull(6, 'ann', 'X1'), pull(7, 'bob', 'X2')], strictPull));
  t.deepEqual(bench.findings, []);
  t.deepEqual(said(bench, 5), [
    'ann EventError wrong-state First comes X1.',
    'ann EventPulledInteractions',
    'stat-server EventPartyAdded',
    'stat-server EventTakenFromQueue',
    'bob EventPulledInteractions',
    'stat-server EventPartyAdded',
    'stat-server EventTakenFromQueue',
  ]);
});

test('a handler sees who asks and about what, acknowledges, and tells others', async (t) => {
  const seen: unknown[] = [];
  const plugin = handling({
    RequestChangeProperties: (server, { body }) => {
      const { requester, interaction, now, options } = server;
      seen.push([
        requester,
        interaction?.id,
        interaction?.state,
        now,
        options['handling-timeout'],
        body.ChangedProperties,
      ]);
      const changed = { Interaction: interaction!.properties, EventTime: now } as const;
      server.ack({ counted: 1 });
      server.tell('bob', interactionManagement.create('EventCustom', { EventContent: { by: requester.name } }));
      server.report(reporting.create('EventPropertiesChanged', { InteractionId: 'X1', ...changed }));
    },
  });
  const change = send('RequestChangeProperties', { InteractionId: 'X1', ChangedProperties: { a: 1 } });
  const bench = await run(waiting([at(seconds(5), 'ann', change)], plugin));
  t.deepEqual(bench.findings, []);
  t.deepEqual(seen, [
    [{ name: 'ann', role: 'agent', agent: { name: 'ann', place: 'ann-place' } }, 'X1', 'queued', 5000, 180, { a: 1 }],
  ]);
  t.deepEqual(said(bench, 5), ['ann EventAck', 'bob EventCustom', 'stat-server EventPropertiesChanged']);
  t.deepEqual(bench.store.interaction('X1')?.properties.UserData, {});
});

const transfer = (more: object = {}) =>
  send('RequestTransfer', { InteractionId: 'X1', AgentId: 'bob', ...more }, { mayBeRefused: true });

test('a request that the server does not handle gets a handler in the same way', async (t) => {
  const script = [pull(5, 'ann', 'X1'), at(seconds(6), 'ann', transfer())];
  t.deepEqual(said(await run(waiting(script)), 6), [
    'ann EventError not-supported The Interaction Server of the bench does not handle this request.',
  ]);
  const refusing = handling({ RequestTransfer: (server) => server.refuse('locked', 'Nobody is given away here.') });
  t.deepEqual(said(await run(waiting(script, refusing)), 6), ['ann EventError locked Nobody is given away here.']);
  // What has no handler is passed on to nobody.
  const passing = handling({ RequestTransfer: (_server, _request, otherwise) => otherwise() });
  t.regex(said(await run(waiting(script, passing)), 6)[0]!, /^ann EventError not-supported/);
});

test('attributes and login are checked before', async (t) => {
  const rough = definePlugin({
    name: 'rough',
    setup(kit) {
      const cyd = connectClient(kit, 'agent', 'cyd');
      cyd.registered.subscribe(() => {
        const fair = interactionManagement.create('RequestTransfer', { InteractionId: 'X1', AgentId: 'bob' });
        cyd.send(fair);
        cyd.send({ ...fair, body: { AgentId: 5 } } as never);
      });
    },
  });
  const handled: string[] = [];
  const handler = handling({ RequestTransfer: ({ requester }) => void handled.push(requester.name) });
  const bench = await run(waiting([], rough, handler));
  const answers = bench.trace.messages.filter(({ to, type }) => to === 'cyd' && type === 'EventError');
  t.deepEqual(
    answers.map(({ body }) => (body as { readonly ErrorName: string }).ErrorName),
    ['not-logged-in', 'bad-attribute'],
  );
  t.deepEqual(handled, []);
});

test('another request may be passed on in its place, and whoever asked is answered', async (t) => {
  const asConference = handling({
    RequestTransfer: (_server, { body }, otherwise) =>
      otherwise(interactionManagement.create('RequestConference', { InteractionId: 'X1', AgentId: body.AgentId! })),
  });
  const script = [
    pull(5, 'ann', 'X1'),
    at(seconds(6), 'ann', transfer()),
    at(seconds(7), 'bob', send('RequestAccept', { InteractionId: 'X1', TicketId: 1 })),
  ];
  const bench = await run(waiting(script, asConference));
  t.deepEqual(said(bench, 6), [
    'bob EventInvite',
    'stat-server EventAgentInvited',
    'bob EventAck',
    'ann EventAck',
    'ann EventPartyAdded',
    'stat-server EventPartyAdded',
  ]);
  t.deepEqual(bench.findings, []);
  const answered = bench.trace.messages.find(
    ({ to, type, at: time }) => to === 'ann' && type === 'EventAck' && time >= 7000,
  );
  t.is(answered?.ref, bench.trace.messages.find(({ type }) => type === 'RequestTransfer')?.ref);
});

test('a handler may answer later, and whoever has gone meanwhile is not told', async (t) => {
  const slow = handling({
    RequestPull: (server, _request, otherwise) => void server.after(seconds(3), () => otherwise()),
  });
  const bench = await run(waiting([pull(5, 'ann', 'X1')], slow));
  t.deepEqual(bench.findings, []);
  t.deepEqual(said(bench, 5).slice(0, 1), ['ann EventPulledInteractions']);
  t.is(bench.trace.messages.find(({ type }) => type === 'EventPulledInteractions')?.at, seconds(8));
  const gone = await run(waiting([pull(5, 'ann', 'X1'), at(seconds(6), 'ann', { do: 'disconnect' })], slow));
  t.deepEqual(gone.findings, []);
  // Nothing is done for one who has gone.
  t.deepEqual(gone.store.waitingIn('Waiting'), ['X1', 'X2']);
});

test('who ends its registration through a handler is no client any more, also when it is passed on later', async (t) => {
  for (const delay of [0, seconds(1)]) {
    const handler = handling({
      RequestUnregisterClient: (server, _request, otherwise) =>
        delay === 0 ? otherwise() : void server.after(delay, () => otherwise()),
    });
    const script = [
      at(seconds(5), 'ann', send('RequestUnregisterClient')),
      at(seconds(8), 'ann', send('RequestPull', { InteractionIds: ['X1'] }, { refused: 'not-registered' })),
    ];
    t.deepEqual((await run(waiting(script, handler))).findings, []);
  }
});

const faults: Readonly<
  Record<string, readonly [RequestHandlers, code: string, sentence: RegExp, answers: readonly string[]]>
> = {
  'a handler that throws: the server answers in its place': [
    { RequestPull: () => JSON.parse('{') as undefined },
    'RP_THREW',
    /Plugin 'own rules'.*JSON/,
    ['EventPulledInteractions'],
  ],
  'a handler that throws when it has answered': [
    {
      RequestPull: (server) => {
        server.refuse('locked');
        throw new Error('too late');
      },
    },
    'RP_THREW',
    /too late/,
    ['EventError'],
  ],
  'a handler that answers twice: the second answer is not sent': [
    {
      RequestPull: (server, _request, otherwise) => {
        server.refuse('locked');
        otherwise();
      },
    },
    'RP_ANSWERED_AGAIN',
    /Plugin 'own rules' answers RequestPull of 'ann' again/,
    ['EventError'],
  ],
  'a handler that never answers': [
    { RequestPull: () => {} },
    'RP_NEVER_ANSWERED',
    /Plugin 'own rules' took RequestPull of 'ann' and never answered it\./,
    [],
  ],
  'a handler that answers when a promise is kept: nobody waits for it, and the server answers': [
    { RequestPull: (async (server: HandlingServer) => (await Promise.resolve(), server.ack())) as never },
    'RP_HANDLER_AWAITS',
    /Plugin 'own rules' returns a promise from its handler of RequestPull/,
    ['EventPulledInteractions'],
  ],
  'a handler whose later work throws': [
    {
      RequestPull: (server) =>
        void server.after(1000, () => {
          server.ack();
          throw new Error('much too late');
        }),
    },
    'RP_THREW',
    /Plugin 'own rules' threw: much too late\./,
    ['EventAck'],
  ],
  'a handler that refuses with an error that there is not: the server answers in its place': [
    { RequestPull: (server) => server.refuse('loked' as never) },
    'RP_OPTION_OUT_OF_RANGE',
    /`refuse`: option 'error' is 'loked', but must be an error of the server \(did you mean locked\?\)/,
    ['EventPulledInteractions'],
  ],
  'a handler that acknowledges with what no message carries': [
    { RequestPull: (server) => server.ack({ fine: true } as never) },
    'RP_BAD_USER_DATA',
    /`ack`: `fine` is true, which no message carries; write 1 or 'true'/,
    ['EventPulledInteractions'],
  ],
  'a handler that passes on what is no request': [
    { RequestPull: (_server, _request, otherwise) => otherwise(interactionManagement.create('EventCustom', {})) },
    'RP_OPTION_OUT_OF_RANGE',
    /`otherwise`: option 'request' is EventCustom, but must be a request, or nothing/,
    ['EventPulledInteractions'],
  ],
  'a handler that passes on no message at all': [
    { RequestPull: (_server, _request, otherwise) => otherwise({} as never) },
    'RP_NO_MESSAGE',
    /'otherwise' sent an object whose type is undefined, which is no message/,
    ['EventPulledInteractions'],
  ],
  'a handler that writes into the request': [
    { RequestPull: (_server, { body }) => void Object.assign(body, { Queue: 'Waiting' }) },
    'RP_THREW',
    /Plugin 'own rules' threw: Cannot (?:assign|add)/,
    ['EventPulledInteractions'],
  ],
  'a handler that tells somebody who is not there': [
    {
      RequestPull: (server, _request, otherwise) => {
        otherwise();
        server.tell('bbo', interactionManagement.create('EventCustom', {}));
      },
    },
    'RP_NOBODY_TO_TELL',
    /tells 'bbo' EventCustom, but no client of that name is registered\. Did you mean bob\?/,
    ['EventPulledInteractions'],
  ],
  'a handler that tells what is no event of the server': [
    {
      RequestPull: (server, _request, otherwise) => {
        otherwise();
        server.tell('bob', interactionManagement.create('RequestPull', {}));
      },
    },
    'RP_WRONG_SENDER',
    /'interaction-server' \(interaction-server\) cannot send RequestPull/,
    ['EventPulledInteractions'],
  ],
};

for (const [what, [handles, code, sentence, answers]] of Object.entries(faults))
  test(`${what}; the finding names the plugin's line`, async (t) => {
    const bench = await run(waiting([pull(5, 'ann', 'X1')], handling(handles)));
    const findings = bench.findings.filter(({ kind }) => kind !== 'request-answered-once');
    t.deepEqual(
      findings.map((each) => each.code),
      [code],
    );
    t.regex(findings[0]!.sentence, sentence);
    t.regex(findings[0]!.where ?? '', /own-handlers\.test\.[jt]s:\d+/);
    t.deepEqual(
      bench.trace.messages
        .filter(({ to, type, at: time }) => to === 'ann' && time >= seconds(5) && type !== 'EventCustom')
        .map(({ type }) => type),
      answers,
    );
  });

test('what cannot be handled is refused with a sentence', (t) => {
  const bench = (...plugins: readonly Plugin[]) => createBench(() => waiting([], ...plugins));
  const refused = (handles: object) =>
    t.throws(() => bench(handling(handles as RequestHandlers)), { code: 'RP_CANNOT_HANDLE' }).message;
  t.regex(refused({ RequestPul: () => {} }), /there is no such request\. Did you mean RequestPull\?/);
  t.regex(refused({ EventAck: () => {} }), /EventAck: there is no such request/);
  t.regex(refused({ RequestRegisterClient: () => {} }), /a client is registered before/);
  t.regex(refused({ RequestRouteCall: () => {} }), /nobody asks that of the Interaction Server in its own words/);
  t.regex(refused({ RequestOpenStatistic: () => {} }), /nobody asks that/);
  t.regex(refused({ RequestPull: 5 }), /its handler is 5/);
  t.throws(() => bench(strictPull, handling({ RequestPull: () => {} }, { name: 'other rules' })), {
    code: 'RP_HANDLED_TWICE',
    message: /RequestPull is handled by two plugins, 'own rules' and 'other rules'/,
  });
});

test('URS asks in its own words, and is answered by a handler of what they stand for', async (t) => {
  const polite = handling({
    RequestPlaceInQueue: (server, { body }, otherwise) =>
      body.Queue === 'Closed' ? server.refuse('unknown-target', 'It is closed today.') : otherwise(),
  });
  const plugins = [reportingEngine(), urs(), tLibrary(), mediaServer(), agents(), polite];
  const bench = await run({
    ...waiting([]),
    centre: {
      agents: [],
      queues: [{ name: 'Inbound' }, ...['Closed', 'Open'].map((name) => ({ name, strategy: null }))],
    },
    strategy: defineStrategy({
      name: 'closed, then open',
      route: (_interaction, desk) =>
        merge(of(placeInQueue('Closed')), desk.refused.pipe(map(() => placeInQueue('Open')))),
    }),
    plugins,
    load: { interactions: [{ InteractionId: 'X1' }] },
  });
  t.deepEqual(bench.findings, []);
  t.deepEqual(bench.store.waitingIn('Open'), ['X1']);
});

// ---- in every order

const change = (who: string, InteractionId: string) =>
  at(
    seconds(10),
    who,
    send('RequestChangeProperties', { InteractionId, ChangedProperties: { by: who } }, { mayBeRefused: true }),
  );

/** ann changes X1 and bob X2, at the same time: for the server alone they have nothing to do with each other. */
const twoChanges = (seen: Set<string>, rules: (note: (who: string) => void) => Plugin) => () => {
  const came: string[] = [];
  const plugin = rules((who) => {
    came.push(who);
    if (came.length === 2) seen.add(came.join(' '));
  });
  const { plugins, ...rest } = waiting(
    [pull(5, 'ann', 'X1'), pull(7, 'bob', 'X2'), change('ann', 'X1'), change('bob', 'X2')],
    plugin,
  );
  return { ...rest, plugins: plugins.slice(1) };
};

const outcomes = async (rules: (note: (who: string) => void) => Plugin, options: object = {}) => {
  const seen = new Set<string>();
  const { verdict, runs } = await explore(twoChanges(seen, rules), { synchronous: true, shrink: 0, ...options });
  return { verdict, runs, orders: [...seen].toSorted() };
};

/** Steps of one actor are never told apart. */
const everyOrder = { depends: (one: StepTaken, other: StepTaken) => one.actor === other.actor };

/** Refuses every change but the first of the day: it remembers that in a variable of its own. */
const onceADay = (more: Partial<Plugin>) => (note: (who: string) => void) => {
  let isDone = false;
  return handling(
    {
      RequestChangeProperties: (server, _request, otherwise) => {
        note(`${server.requester.name} ${isDone ? 'refused' : 'done'}`);
        if (isDone) server.refuse('locked');
        else otherwise();
        isDone = true;
      },
    },
    more,
  );
};

test('explore tries all orders of what a handler may remember', async (t) => {
  const { verdict, orders } = await outcomes(onceADay({}));
  t.is(verdict, 'proved');
  t.deepEqual(orders, ['ann done bob refused', 'bob done ann refused']);
  // Whoever says that it remembers nothing, and does, loses orders: that is why it has to be said.
  const lied = await outcomes(onceADay({ handlesPurely: true }));
  t.is(lied.orders.length, 1);
});

/** Refuses who changes one while the other is changed already: what it looks at, the server's records say. */
const oneOfTwo = (note: (who: string) => void) =>
  handling(
    {
      RequestChangeProperties: (server, _request, otherwise) => {
        const other = server.interaction?.id === 'X1' ? 'X2' : 'X1';
        const isChanged = server.store.interaction(other)?.properties.UserData['by'] !== undefined;
        note(`${server.requester.name} ${isChanged ? 'refused' : 'done'}`);
        if (isChanged) server.refuse('locked');
        else otherwise();
      },
    },
    { handlesPurely: true },
  );

const itsOwn = (note: (who: string) => void) =>
  handling(
    {
      RequestChangeProperties: (server, _request, otherwise) => {
        note(server.interaction?.properties.UserData['by'] === undefined ? 'done' : 'refused');
        otherwise();
      },
    },
    { handlesPurely: true },
  );

test('what a handler looks at through the server is known, and needs no more orders than that', async (t) => {
  for (const rules of [oneOfTwo, itsOwn]) {
    const [reduced, all] = [await outcomes(rules), await outcomes(rules, everyOrder)];
    t.is(reduced.verdict, 'proved');
    t.deepEqual(reduced.orders, all.orders);
    t.true(reduced.runs < all.runs);
  }
  t.deepEqual((await outcomes(oneOfTwo)).orders, ['ann done bob refused', 'bob done ann refused']);
  t.true((await outcomes(itsOwn)).runs < (await outcomes(onceADay({}))).runs);
});

/** Answers a second later, to whoever asked first: that stands in no record. */
const later = (note: (who: string) => void) => {
  let first: string | undefined;
  return handling({
    RequestChangeProperties: (server) => {
      server.after(seconds(1), () => {
        first ??= server.requester.name;
        note(`${server.requester.name} ${first === server.requester.name ? 'done' : 'refused'}`);
        server.ack();
      });
    },
  });
};

test('what is done later is tried in all orders, too', async (t) => {
  const [reduced, all] = [await outcomes(later), await outcomes(later, everyOrder)];
  t.deepEqual(reduced.orders, all.orders);
  t.is(reduced.orders.length, 2);
});
