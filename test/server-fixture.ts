import {
  createBench,
  defineStrategy,
  seconds,
  type Bench,
  type BenchOptions,
  type Milliseconds,
  type Plugin,
  type Scenario,
} from 'routeproof';
import {
  definePlugin,
  interactionManagement,
  reporting,
  type Crossing,
  type Link,
  type Message,
  type Role,
} from 'routeproof/plugins';
import { serverErrors } from 'routeproof/protocol';

/** An actor without a will of its own: the test says what it sends. */
export interface Puppet {
  readonly name: string;
  readonly link: Link;
  /** Everything it received, in order, as it travelled. */
  readonly got: Crossing[];
  /** Sends a request by its name on the wire and gives back its ReferenceId. */
  send(type: string, attributes?: object): number;
  /** Breaks the connection, and connects again when asked to. */
  disconnect(): void;
  connect(): void;
}

export interface ServerFixtureOptions extends Partial<Omit<Scenario, 'plugins'>> {
  /** Agent applications that connect, register and log in. Default: ann, bob and cat. */
  readonly agents?: readonly string[];
  /** Agent applications that only connect and register. */
  readonly strangers?: readonly string[];
  readonly engines?: readonly string[];
  readonly mediaServers?: readonly string[];
  readonly routers?: readonly string[];
  readonly extra?: readonly Plugin[];
  /** Extension that a client registers with, by its name. */
  readonly extensions?: Readonly<Record<string, object>>;
  readonly bench?: BenchOptions;
}

/** A bench of puppets on which a test plays every part but the Interaction Server's. */
export interface ServerFixture {
  readonly bench: Bench;
  readonly actors: Readonly<Record<string, Puppet>>;
  actor(name: string): Puppet;
  /** Handles what is due now, or until this much later. */
  run(time?: Milliseconds): void;
  /** What the server sent since the last call: `bob EventRevoked stop`, one line each, in the order of sending. */
  said(): readonly string[];
  /** What this actor received since the set-up or the last call, in the order of its link, in the words of `said`. */
  heard(actor: string): readonly string[];
  /** Brings interaction X into the hands of these agents: pulled by the first, who invites the others. */
  handledBy(interaction: string, ...agents: readonly string[]): void;
  /** Submits an interaction to a queue. */
  submit(interaction: string, attributes?: object): void;
  /** The TicketId of the latest invitation that this agent got. */
  ticket(agent: string): number;
  /** The latest EventRouteRequest that a router got. */
  routeRequest(router?: string): Crossing;
  /** The names of the errors that an actor was answered with since the start. */
  errors(actor: string): readonly string[];
}

/** Queues feed strategy s of the puppet urs, which does what the test says. */
export const routed: ServerFixtureOptions = {
  routers: ['urs'],
  strategy: defineStrategy({ name: 's', route: () => [] }),
};

/** An actor sends a request about X, or about another interaction if it names one; gives what the server said then. */
export const ask = (fixture: ServerFixture, who: string, type: string, attributes: object = {}): readonly string[] => {
  fixture.said();
  fixture.actor(who).send(type, { InteractionId: 'X', ...attributes });
  fixture.run();
  return fixture.said();
};

const puppet = (role: Role, name: string, into: Record<string, Puppet>): Plugin =>
  definePlugin({
    name: `puppet ${name}`,
    synchronous: true,
    setup(kit) {
      const got: Crossing[] = [];
      const open = (): Link => {
        const link = kit.connect(role, name);
        link.messages.subscribe((message) => got.push(message.wire ?? message));
        return link;
      };
      let link = open();
      const factory = role === 'reporting-engine' ? reporting : interactionManagement;
      into[name] = {
        name,
        got,
        get link() {
          return link;
        },
        send: (type, attributes = {}) => link.send(raw(factory.name, type, attributes)),
        disconnect: () => link.disconnect(),
        connect: () => {
          link = open();
        },
      };
    },
  });

/** Without the factory's checks, so that tests can send what is wrong. */
function raw(protocol: string, type: string, attributes: object): Message {
  const { ReferenceId, InteractionId, ...body } = attributes as Record<string, unknown>;
  return { protocol, type, ref: ReferenceId, interaction: InteractionId, body } as unknown as Message;
}

/** The T-Library has the number alone. */
const errorNamed = (number: number | undefined): string | undefined =>
  Object.entries(serverErrors).find(([, { code }]) => code === number)?.[0];

/** What travels, and the word that tells one from another: `ann EventRevoked stop`. */
function line({ to, type, body }: Crossing): string {
  const { Operation, ErrorCode, Party, Reason, Queue } = body as {
    readonly Operation?: string;
    readonly ErrorCode?: number;
    readonly Reason?: { readonly ReasonSystemName?: string };
    readonly Party?: { readonly AgentId?: string; readonly StrategyId?: string };
    readonly Queue?: string;
  };
  const who = type === 'EventInvite' ? undefined : (Party?.AgentId ?? Party?.StrategyId);
  const expired = type === 'EventRevoked' && Reason?.ReasonSystemName === 'Expired' ? 'Expired' : undefined;
  const where = type === 'EventPlacedInQueue' || type === 'EventTakenFromQueue' ? Queue : undefined;
  const operation = type === 'EventRevoked' ? Operation : undefined;
  const error = errorNamed(ErrorCode);
  return [to, type, who, where, operation, expired, error].filter((word) => word !== undefined).join(' ');
}

export function serverFixture(options: ServerFixtureOptions = {}): ServerFixture {
  const {
    agents = ['ann', 'bob', 'cat'],
    strangers = [],
    engines = ['re'],
    mediaServers = ['ms'],
    routers = [],
  } = options;
  const { extra = [], extensions = {}, bench: benchOptions = {}, ...scenario } = options;
  const actors: Record<string, Puppet> = {};
  const plugins = [
    ...engines.map((name) => puppet('reporting-engine', name, actors)),
    ...mediaServers.map((name) => puppet('media-server', name, actors)),
    ...routers.map((name) => puppet('urs', name, actors)),
    ...[...agents, ...strangers].map((name) => puppet('agent', name, actors)),
    ...extra,
  ];
  const {
    agents: _agents,
    strangers: _strangers,
    engines: _engines,
    mediaServers: _ms,
    routers: _routers,
    ...rest
  } = scenario as Omit<ServerFixtureOptions, 'extra' | 'extensions' | 'bench'>;
  const bench = createBench({ name: 'server fixture', ...rest, plugins }, { synchronous: true, ...benchOptions });
  const sent: Crossing[] = [];
  bench.bus.sent.subscribe((message) => {
    if (message.fromRole === 'interaction-server') sent.push(message);
  });
  // With delays on the links, what the set-up asks for takes a while.
  const fixture = fixtureOf(bench, actors, sent, options.links === undefined ? 0 : seconds(1));
  const types: Record<string, string> = {
    'media-server': 'MediaServer',
    urs: 'Router',
    agent: 'AgentApplication',
    'reporting-engine': 'ReportingEngine',
  };
  const register = (names: readonly string[], role: string) =>
    names.forEach((name) =>
      actors[name]!.send('RequestRegisterClient', {
        ClientType: types[role],
        ClientName: name,
        ...(extensions[name] !== undefined && { Extension: extensions[name] }),
      }),
    );
  register(engines, 'reporting-engine');
  register(mediaServers, 'media-server');
  register(routers, 'urs');
  register([...agents, ...strangers], 'agent');
  fixture.run(seconds(1));
  for (const name of agents)
    actors[name]!.send('RequestAgentLogin', { AgentId: name, PlaceId: `${name}-place`, MediaList: { email: 1 } });
  fixture.run(seconds(1));
  fixture.said();
  Object.keys(actors).forEach((name) => fixture.heard(name));
  return fixture;
}

function fixtureOf(
  bench: Bench,
  actors: Readonly<Record<string, Puppet>>,
  sent: Crossing[],
  settling: Milliseconds,
): ServerFixture {
  const heard = new Map<string, number>();
  const actor = (name: string): Puppet => {
    const found = actors[name];
    if (found === undefined) throw new Error(`There is no actor ${name} in this fixture.`);
    return found;
  };
  const fixture: ServerFixture = {
    bench,
    actors,
    actor,
    run: (time = 0) => void bench.runFor(time),
    said: () => sent.splice(0).map(line),
    heard: (name) => {
      const { got } = actor(name);
      const from = heard.get(name) ?? 0;
      heard.set(name, got.length);
      return got.slice(from).map(line);
    },
    submit: (interaction, attributes = {}) => {
      const by =
        Object.values(actors).find(({ got: _got, link }) => link.connected && actors['ms']?.link === link) ??
        actor('ms');
      by.send('RequestSubmit', { InteractionId: interaction, Queue: 'Waiting', MediaType: 'email', ...attributes });
      fixture.run(settling);
    },
    handledBy: (interaction, first, ...others) => {
      if (bench.store.interaction(interaction) === undefined) fixture.submit(interaction);
      actor(first!).send('RequestPull', { InteractionIds: [interaction] });
      fixture.run(settling);
      for (const other of others) {
        actor(first!).send('RequestConference', { InteractionId: interaction, AgentId: other });
        fixture.run(settling);
        actor(other).send('RequestAccept', { InteractionId: interaction, TicketId: fixture.ticket(other) });
        fixture.run(settling);
      }
      fixture.said();
      Object.keys(actors).forEach((name) => fixture.heard(name));
    },
    ticket: (agent) => {
      const invite = actor(agent).got.findLast(({ type }) => type === 'EventInvite');
      if (invite === undefined) throw new Error(`${agent} was not invited.`);
      return (invite.body as { readonly TicketId: number }).TicketId;
    },
    routeRequest: (router = 'urs') => {
      const request = actor(router).got.findLast(({ type }) => type === 'EventRouteRequest');
      if (request === undefined) throw new Error(`${router} was asked for no route.`);
      return request;
    },
    errors: (name) =>
      actor(name)
        .got.filter(({ type }) => type === 'EventError')
        .map(({ body }) => errorNamed((body as { ErrorCode: number }).ErrorCode)!),
  };
  return fixture;
}
