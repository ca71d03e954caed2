import test from 'ava';
import { map, merge, of } from 'rxjs';
import { at, defineStrategy, placeInQueue, seconds, send, type Bench } from 'routeproof';
import {
  agents,
  connectClient,
  definePlugin,
  interactionManagement,
  mediaServer,
  reporting,
  reportingEngine,
  tLibrary,
  urs,
  type Crossing,
} from 'routeproof/plugins';
import { handling, waiting, pull, run, strictPull } from './handling.ts';

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
