import test from 'ava';
import {
  definePlugin,
  interactionManagement,
  type ClientRole,
  type Crossing,
  type Link,
  type Message,
  type MessageType,
} from 'routeproof/plugins';
import { catalogue } from 'routeproof/protocol';
import { clientRoles } from '../../../core/protocol/values.ts';
import { requestTable } from '../../../core/server/requests/request-table.ts';
import { inHold, set, asks } from './corrections.ts';
import { routed } from '../../server-fixture.ts';

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
