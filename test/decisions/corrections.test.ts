import test from 'ava';
import {
  catalogue,
  type Centre,
  type ClientRole,
  type Crossing,
  definePlugin,
  defineStrategy,
  interactionManagement,
  type Link,
  type Message,
  type MessageType,
  minutes,
  seconds,
} from 'routeproof';
import { clientRoles } from '../../core/protocol/values.ts';
import { requestTable } from '../../core/server/requests/request-table.ts';
import { serverFixture, type ServerFixture, type ServerFixtureOptions } from '../server-fixture.ts';

/** Whatever is named exists; `Hold` and `Behind` feed no strategy, all other queues the strategy s of the puppet urs. */
const centre: Centre = {
  open: true,
  queues: [
    { name: 'Hold', strategy: null },
    { name: 'Behind', strategy: null },
  ],
  workbins: [{ name: 'Drafts', queue: 'Behind' }],
};
const routed: ServerFixtureOptions = { routers: ['urs'], strategy: defineStrategy({ name: 's', route: () => [] }) };
const inHold = { Queue: 'Hold' };
const Reason = { ReasonSystemName: 'Sent', ReasonDescription: 'as the customer wished' };

const set = (options: ServerFixtureOptions = {}): ServerFixture => serverFixture({ centre, ...options });

/** An actor sends a request about X, and the server handles it. */
const does = (fixture: ServerFixture, who: string, type: string, attributes: object = {}): void => {
  fixture.actor(who).send(type, { InteractionId: 'X', ...attributes });
  fixture.run();
};
const asks = (fixture: ServerFixture, who: string, type: string, attributes: object = {}): void =>
  does(fixture, who, type, { InteractionId: undefined, ...attributes });

interface Said {
  readonly Party?: Who;
  readonly Actor?: Who;
  readonly Operation?: string;
  readonly Reason?: typeof Reason;
}
interface Who {
  readonly AgentId?: string;
  readonly StrategyId?: string;
  readonly MediaServerId?: string;
}

const nameOf = (who: Who | undefined): string => who?.AgentId ?? who?.StrategyId ?? who?.MediaServerId ?? 'nobody';

/** Every event of that type which was sent while something was done: `re: ann, stop by ms: Sent`. */
function told(fixture: ServerFixture, type: string, act: (fixture: ServerFixture) => void): readonly string[] {
  const lines: string[] = [];
  const watching = fixture.bench.bus.sent.subscribe((message) => {
    if (message.type !== type) return;
    const { Party, Actor, Operation, Reason: why } = message.body as Said;
    const by = `${Operation ?? ''} by ${nameOf(Actor)}${why === undefined ? '' : `: ${why.ReasonSystemName}`}`;
    lines.push(`${message.to}: ${Party === undefined ? '' : `${nameOf(Party)}, `}${by}`);
  });
  act(fixture);
  watching.unsubscribe();
  return lines;
}

/** How a party goes, and what each is told of it who is told. */
interface Going {
  readonly how: string;
  readonly options?: ServerFixtureOptions;
  readonly before: (fixture: ServerFixture) => void;
  readonly act: (fixture: ServerFixture) => void;
  readonly told: readonly string[];
}

const withAgents = (fixture: ServerFixture): void => {
  fixture.submit('X', inHold);
  fixture.handledBy('X', 'ann', 'bob');
};
const withUrs = (fixture: ServerFixture): void => fixture.submit('X', { Queue: 'Inbox' });
const offered = (fixture: ServerFixture): void => {
  withUrs(fixture);
  does(fixture, 'urs', 'RequestDeliver', { AgentId: 'ann' });
};
const answers =
  (type: string, more: object = {}) =>
  (fixture: ServerFixture) =>
    does(fixture, 'ann', type, { TicketId: fixture.ticket('ann'), ...more });
const atOutcome: ServerFixtureOptions = { ...routed, server: { routeUsedAt: 'outcome' } };
const quietSoon: ServerFixtureOptions = { server: { 'handling-timeout': 5 } };

const goings: readonly Going[] = [
  {
    how: 'A: a media server stops',
    before: withAgents,
    act: (fixture) => does(fixture, 'ms', 'RequestStopProcessing', { Reason }),
    told: ['re: ann, stop by ms: Sent', 're: bob, stop by ms: Sent'],
  },
  {
    how: 'B: a media server stops, and URS works on it',
    options: routed,
    before: withUrs,
    act: (fixture) => does(fixture, 'ms', 'RequestStopProcessing', { Reason }),
    told: ['re: s, stop by ms: Sent'],
  },
  {
    how: 'C: an agent stops',
    before: withAgents,
    act: (fixture) => does(fixture, 'ann', 'RequestStopProcessing', { Reason }),
    told: ['re: ann, stop by ann: Sent', 're: bob, stop by ann: Sent'],
  },
  {
    how: 'D: the strategy stops',
    options: routed,
    before: withUrs,
    act: (fixture) => does(fixture, 'urs', 'RequestStopProcessing', { Reason }),
    told: ['re: s, stop by s: Sent'],
  },
  {
    how: 'a stop without a reason',
    before: withAgents,
    act: (fixture) => does(fixture, 'ms', 'RequestStopProcessing'),
    told: ['re: ann, stop by ms', 're: bob, stop by ms'],
  },
  {
    how: 'a leave',
    before: withAgents,
    act: (fixture) => does(fixture, 'bob', 'RequestLeaveInteraction', { Reason }),
    told: ['ann: bob, leave by bob: Sent', 're: bob, leave by bob: Sent'],
  },
  {
    how: 'the leave of the last party of mode conference, with whom an observer goes',
    options: { server: { observersHold: false } },
    before: (fixture) => {
      fixture.submit('X', inHold);
      fixture.handledBy('X', 'ann');
      does(fixture, 'ann', 'RequestConference', { AgentId: 'bob', VisibilityMode: 'monitor' });
      does(fixture, 'bob', 'RequestAccept', { TicketId: fixture.ticket('bob') });
    },
    act: (fixture) => does(fixture, 'ann', 'RequestLeaveInteraction', { Reason }),
    told: ['re: ann, leave by ann: Sent', 're: bob, leave by ann: Sent'],
  },
  {
    how: 'a logout',
    before: withAgents,
    act: (fixture) => asks(fixture, 'bob', 'RequestAgentLogout', { Reason }),
    told: ['ann: bob, leave by bob: Sent', 're: bob, leave by bob: Sent'],
  },
  {
    how: 'a lost connection',
    before: withAgents,
    act: (fixture) => {
      fixture.actor('bob').disconnect();
      fixture.run();
    },
    told: ['ann: bob, party_disconnect by bob', 're: bob, party_disconnect by bob'],
  },
  {
    how: 'a handling-timeout, which is nobody',
    options: quietSoon,
    before: withAgents,
    act: (fixture) => {
      fixture.run(minutes(4));
      asks(fixture, 'ann', 'RequestAddMedia', { MediaType: 'chat' });
      fixture.run(minutes(2));
    },
    told: ['ann: bob, timeout by nobody', 're: bob, timeout by nobody'],
  },
  {
    how: 'placing in a queue',
    before: withAgents,
    act: (fixture) => does(fixture, 'ann', 'RequestPlaceInQueue', { Queue: 'Behind', Reason }),
    told: ['re: ann, place_in_queue by ann: Sent', 're: bob, place_in_queue by ann: Sent'],
  },
  {
    how: 'placing in a workbin',
    before: withAgents,
    act: (fixture) => does(fixture, 'ann', 'RequestPlaceInWorkbin', { WorkbinType: 'Drafts', Reason }),
    told: ['re: ann, place_in_workbin by ann: Sent', 're: bob, place_in_workbin by ann: Sent'],
  },
  {
    how: 'placing by the strategy',
    options: routed,
    before: withUrs,
    act: (fixture) => does(fixture, 'urs', 'RequestPlaceInQueue', { Queue: 'Hold', Reason }),
    told: ['re: s, place_in_queue by s: Sent'],
  },
  {
    how: 'a delivery, when URS is out at once',
    options: routed,
    before: withUrs,
    act: (fixture) => does(fixture, 'urs', 'RequestDeliver', { AgentId: 'ann' }),
    told: ['re: s, route by s'],
  },
  {
    how: 'a delivery that is accepted, when URS waits for the outcome',
    options: atOutcome,
    before: offered,
    act: answers('RequestAccept'),
    told: ['re: s, route by s'],
  },
  {
    how: 'a delivery that is rejected, when URS waits for the outcome',
    options: atOutcome,
    before: offered,
    act: answers('RequestReject', { Reason }),
    told: ['re: s, reject by ann: Sent'],
  },
  {
    how: 'a delivery that nobody answers, when URS waits for the outcome',
    options: atOutcome,
    before: offered,
    act: (fixture) => fixture.run(seconds(30)),
    told: ['re: s, timeout by nobody'],
  },
  {
    how: 'a delivery to an agent who logs out, when URS waits for the outcome',
    options: atOutcome,
    before: offered,
    act: (fixture) => asks(fixture, 'ann', 'RequestAgentLogout', { Reason }),
    told: ['re: s, leave by ann: Sent'],
  },
  {
    how: 'a delivery to an agent whose connection is lost, when URS waits for the outcome',
    options: atOutcome,
    before: offered,
    act: (fixture) => {
      fixture.actor('ann').disconnect();
      fixture.run();
    },
    told: ['re: s, party_disconnect by ann'],
  },
  {
    how: 'a lost connection of URS',
    options: routed,
    before: withUrs,
    act: (fixture) => {
      fixture.actor('urs').disconnect();
      fixture.run();
    },
    told: ['re: s, party_disconnect by s'],
  },
  {
    how: 'a routing-timeout, which is nobody',
    options: { ...routed, server: { 'routing-timeout': 20 } },
    before: withUrs,
    act: (fixture) => fixture.run(minutes(20)),
    told: ['re: s, timeout by nobody'],
  },
];

for (const { how, options, before, act, told: expected } of goings)
  test(`FX1: EventPartyRemoved says who, what, by whom and why, after ${how}`, (t) => {
    const fixture = set(options);
    before(fixture);
    t.deepEqual(told(fixture, 'EventPartyRemoved', act), expected);
  });

test('FX1: in Interaction Management and in Reporting the event has the same attributes, in the order of the table', (t) => {
  const fixture = set();
  withAgents(fixture);
  does(fixture, 'bob', 'RequestLeaveInteraction', { Reason });
  const bodyOf = (actor: string) => fixture.actor(actor).got.findLast(({ type }) => type === 'EventPartyRemoved')!.body;
  const { ProxyClientId, ...toParty } = bodyOf('ann') as Readonly<Record<string, unknown>>;
  const { EventTime, ...toEngine } = bodyOf('re') as Readonly<Record<string, unknown>>;
  t.is(typeof ProxyClientId, 'number');
  t.is(EventTime, fixture.bench.clock.now());
  t.deepEqual(toParty, toEngine);
  t.deepEqual(Object.keys(toParty), ['Interaction', 'Party', 'Actor', 'Operation', 'Reason']);
  const bob = { PartyType: 'agent', AgentId: 'bob', PlaceId: 'bob-place' };
  t.deepEqual(toParty['Party'], { ...bob, VisibilityMode: 'conference' });
  t.deepEqual(toParty['Actor'], bob);
});

test('FX2: the reason of RequestConference stands in EventInvite and in EventAgentInvited', (t) => {
  const fixture = set();
  fixture.submit('X', inHold);
  fixture.handledBy('X', 'ann');
  const invites = (fixture: ServerFixture) => does(fixture, 'ann', 'RequestConference', { AgentId: 'bob', Reason });
  t.deepEqual(told(fixture, 'EventInvite', invites), ['bob: ann, conference by nobody: Sent']);
  fixture.handledBy('X', 'bob');
  const again = (fixture: ServerFixture) => does(fixture, 'ann', 'RequestConference', { AgentId: 'cat', Reason });
  t.deepEqual(told(fixture, 'EventAgentInvited', again), ['re: cat, conference by ann: Sent']);
});

test('FX2: the reason of placing stands in EventRevoked, to parties and invitees, and in EventPlacedInQueue and …Workbin', (t) => {
  const places = [
    ['RequestPlaceInQueue', { Queue: 'Behind' }, 'place_in_queue', ['EventPlacedInQueue']],
    [
      'RequestPlaceInWorkbin',
      { WorkbinType: 'Drafts' },
      'place_in_workbin',
      ['EventPlacedInQueue', 'EventPlacedInWorkbin'],
    ],
  ] as const;
  for (const [type, where, operation, events] of places)
    for (const why of [Reason, undefined])
      for (const event of ['EventRevoked', ...events]) {
        const fixture = set();
        withAgents(fixture);
        does(fixture, 'ann', 'RequestConference', { AgentId: 'cat' });
        const said = `${operation} by ann${why === undefined ? '' : ': Sent'}`;
        t.deepEqual(
          told(fixture, event, () => does(fixture, 'ann', type, { ...where, Reason: why })),
          event === 'EventRevoked' ? [`bob: ${said}`, `cat: ${said}`] : [`re: ${said}`],
          `${event} after ${type}`,
        );
      }
});

test('FX2: what returns to its place was put there by nobody, whatever the reason for which its party left', (t) => {
  const fixture = set();
  fixture.submit('X', inHold);
  fixture.handledBy('X', 'ann');
  const leaves = () => does(fixture, 'ann', 'RequestLeaveInteraction', { Reason });
  t.deepEqual(told(fixture, 'EventPlacedInQueue', leaves), ['re: place_in_queue by nobody']);
});

test('DN6: the reason of a login, a logout and the four media requests reaches the reporting engines', (t) => {
  const fixture = set({ strangers: ['dan'] });
  const rows = [
    ['RequestAgentLogin', { AgentId: 'dan', PlaceId: 'dan-place' }, 'EventAgentLogin'],
    ['RequestAddMedia', { MediaType: 'chat' }, 'EventMediaAdded'],
    ['RequestCancelNotReadyForMedia', { MediaType: 'chat' }, 'EventReadyForMedia'],
    ['RequestNotReadyForMedia', { MediaType: 'chat' }, 'EventNotReadyForMedia'],
    ['RequestRemoveMedia', { MediaType: 'chat' }, 'EventMediaRemoved'],
    ['RequestAgentLogout', {}, 'EventAgentLogout'],
  ] as const;
  for (const why of [Reason, undefined])
    for (const [request, attributes, event] of rows) {
      const asking = () => asks(fixture, 'dan', request, { ...attributes, Reason: why });
      t.deepEqual(told(fixture, event, asking), [`re:  by nobody${why === undefined ? '' : ': Sent'}`], request);
      t.deepEqual(fixture.errors('dan'), []);
    }
});

// Who registers, and who asks what

const clientTypes = ['AgentApplication', 'MediaServer', 'ReportingEngine', 'Proxy', 'Router', 'EspServer'] as const;
const asWhat: Readonly<Record<ClientRole, readonly string[]>> = {
  agent: ['AgentApplication', 'Proxy'],
  'media-server': ['MediaServer', 'Proxy'],
  urs: ['Router'],
  'reporting-engine': ['ReportingEngine'],
  service: ['EspServer'],
};
const protocols = ['InteractionManagement', 'Reporting', 'TLibrary'] as const;

/** Registers on a new connection, with what is given, and gives the answer and whether the connection is still there. */
function registers(role: ClientRole, protocol: string, body: object) {
  let link: Link | undefined;
  const got: Crossing[] = [];
  const plugin = definePlugin({
    name: 'newcomer',
    setup(kit) {
      link = kit.connect(role, 'new');
      link.messages.subscribe((message) => got.push(message));
    },
  });
  const fixture = set({ extra: [plugin] });
  link!.send({ protocol, type: 'RequestRegisterClient', ref: undefined, interaction: undefined, body } as never);
  fixture.run();
  const { ErrorName, ErrorDescription } = (got[0]?.body ?? {}) as { ErrorName?: string; ErrorDescription?: string };
  return { answers: got.length, error: ErrorName, sentence: ErrorDescription ?? '', isOpen: link!.connected };
}

test('RG1: a registration in the protocol of others is refused with a sentence, and its connection closed', (t) => {
  for (const role of clientRoles)
    for (const protocol of protocols) {
      const own = role === 'reporting-engine' ? 'Reporting' : 'InteractionManagement';
      const body = protocol === 'TLibrary' ? {} : { ClientType: asWhat[role][0], ClientName: 'new' };
      const { answers, error, sentence, isOpen } = registers(role, protocol, body);
      t.is(answers, 1);
      t.is(error, protocol === own ? undefined : 'not-supported', `${role} ${protocol}`);
      t.is(isOpen, protocol === own);
      if (protocol !== own)
        t.regex(sentence, new RegExp(`^RequestRegisterClient came as ${protocol}, and .+ registers as ${own} on this`));
    }
});

test('RG1: a registration with an attribute that is missing or wrong is refused, and its connection closed', (t) => {
  for (const [body, expected, says] of [
    [{ ClientType: 'MediaServer' }, 'missing-attribute', /ClientName/],
    [{ ClientType: 'Mediaserver', ClientName: 'new' }, 'bad-attribute', /MediaServer/],
  ] as const) {
    const { answers, error, sentence, isOpen } = registers('media-server', 'InteractionManagement', body);
    t.deepEqual([answers, error, isOpen], [1, expected, false]);
    t.regex(sentence, says);
  }
});

test('RG1: a refused registration takes along those who share its connection, and what they had goes back', (t) => {
  const fixture = set();
  fixture.submit('X', inHold);
  fixture.handledBy('X', 'ann');
  asks(fixture, 'ann', 'RequestRegisterClient', { ClientType: 'Router', ClientName: 'ann' });
  t.deepEqual(fixture.said(), [
    'ann EventError wrong-client-type',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Hold',
    're EventAgentLogout',
  ]);
  t.false(fixture.actor('ann').link.connected);
  t.deepEqual(fixture.bench.findings, []);
});

test('RG2: a client registers as what it is connected as, or is refused and its connection closed', (t) => {
  for (const role of clientRoles)
    for (const ClientType of clientTypes) {
      const own = role === 'reporting-engine' ? 'Reporting' : 'InteractionManagement';
      const isRight = asWhat[role].includes(ClientType);
      const { error, sentence, isOpen } = registers(role, own, { ClientType, ClientName: 'new' });
      t.is(error, isRight ? undefined : 'wrong-client-type', `${role} ${ClientType}`);
      t.is(isOpen, isRight);
      if (!isRight) t.true(sentence.endsWith(` registers as ${asWhat[role].join(' or ')}.`), sentence);
    }
  const { sentence } = registers('agent', 'InteractionManagement', { ClientType: 'MediaServer', ClientName: 'new' });
  t.is(sentence, 'ClientType is MediaServer, and an agent application registers as AgentApplication or Proxy.');
});

test('RG3: each request is refused from clients that the catalogue does not have as its senders, and from no others', (t) => {
  const names = { agent: 'ann', 'media-server': 'ms', urs: 'urs', 'reporting-engine': 're', service: 'esp' } as const;
  const esp = definePlugin({
    name: 'esp',
    setup(kit) {
      const link = kit.connect('service', 'esp');
      link.send(interactionManagement.create('RequestRegisterClient', { ClientType: 'EspServer', ClientName: 'esp' }));
      sends.esp = (message) => link.send(message);
      link.messages.subscribe((message) => answered.push(message));
    },
  });
  const sends: Record<string, (message: Message) => unknown> = {};
  const answered: Crossing[] = [];
  const handled = (Object.keys(requestTable) as MessageType[]).filter((type) => type !== 'RequestUnregisterClient');
  for (const type of handled) {
    const fixture = set({ ...routed, extra: [esp] });
    for (const [role, name] of Object.entries(names)) {
      const { protocol, row } = catalogue[type][0]!;
      const got = name === 'esp' ? answered : fixture.actor(name).got;
      const before = got.length;
      // Without the factory's checks, and with nothing in it: the role is looked at before the attributes.
      const message = { protocol, type, ref: undefined, interaction: 'none', body: {} } as unknown as Message;
      const send = sends[name] ?? ((each) => fixture.actor(name).link.send(each));
      // Events do not even leave the link of who cannot have them.
      if (type.startsWith('Event') && !row.from.includes(role as ClientRole)) {
        t.throws(() => send(message), { code: 'RP_WRONG_SENDER' });
        continue;
      }
      send(message);
      fixture.run();
      const refusal = got.slice(before).find((each) => each.type === 'EventError');
      const { ErrorName, ErrorDescription = '' } = (refusal?.body ?? {}) as {
        ErrorName?: string;
        ErrorDescription?: string;
      };
      t.is(ErrorName === 'wrong-client-type', !row.from.includes(role as ClientRole), `${type} by ${name}`);
      if (ErrorName === 'wrong-client-type')
        t.regex(ErrorDescription, new RegExp(`^${type} is for .+, and '${name}' is`));
    }
  }
});

test('RG3: what is asked in a protocol that does not have it is refused with the one that has', (t) => {
  const fixture = set();
  const ask = (protocol: string) =>
    fixture.actor('ann').link.send({ protocol, type: 'RequestPull', ref: undefined, body: {} } as never);
  for (const protocol of ['Reporting', 'TLibrary']) {
    ask(protocol);
    fixture.run();
    const { ErrorName, ErrorDescription } = fixture.actor('ann').got.at(-1)!.body as Readonly<Record<string, string>>;
    t.is(ErrorName, 'not-supported');
    t.is(ErrorDescription, `RequestPull came as ${protocol}, and is asked as InteractionManagement.`);
  }
  asks(fixture, 'ms', 'RequestPull', {});
  const { ErrorDescription } = fixture.actor('ms').got.at(-1)!.body as Readonly<Record<string, string>>;
  t.is(ErrorDescription, "RequestPull is for an agent application or a router to ask, and 'ms' is a media server.");
});

test('RG4: the status of an agent reaches that agent alone, also where several share a connection', (t) => {
  const fixture = set({ strangers: ['desk'] });
  const desk = fixture.actor('desk');
  const more = interactionManagement.create('RequestRegisterClient', { ClientType: 'Proxy', ClientName: 'desk' });
  desk.link.send(more);
  fixture.run();
  const ids = desk.got.map(({ body }) => (body as { ProxyClientId: number }).ProxyClientId);
  t.is(new Set(ids).size, 2);
  ['dan', 'eve'].forEach((name, index) =>
    asks(fixture, 'desk', 'RequestAgentLogin', { AgentId: name, PlaceId: name, ProxyClientId: ids[index] }),
  );
  const status = (AgentId: string) => ({ AgentId, PlaceId: AgentId, MediaStateList: {}, MediaCapacityList: {} });
  const relayed = (who: string, about: string): readonly (string | number)[] => {
    const lines: (string | number)[] = [];
    const watching = fixture.bench.bus.sent.subscribe(({ from, to, type, body }) => {
      if (from === 'interaction-server' && type === 'EventCurrentAgentStatus')
        lines.push(to, (body as { ProxyClientId: number }).ProxyClientId);
    });
    asks(fixture, who, 'EventCurrentAgentStatus', status(about));
    watching.unsubscribe();
    return lines;
  };
  t.deepEqual(relayed('re', 'ann').slice(0, 1), ['ann']);
  t.is(relayed('re', 'bob').length, 2);
  t.deepEqual(relayed('re', 'dan'), ['desk', ids[0]]);
  t.deepEqual(relayed('re', 'eve'), ['desk', ids[1]]);
  t.deepEqual(relayed('re', 'nobody'), []);
  // Only reporting engines know how an agent stands.
  for (const who of ['ann', 'ms']) t.throws(() => relayed(who, 'bob'), { code: 'RP_WRONG_SENDER' });
  asks(fixture, 'desk', 'RequestAgentLogout', { ProxyClientId: ids[1] });
  t.deepEqual(relayed('re', 'eve'), []);
});
