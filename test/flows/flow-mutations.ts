import type { ServerOptions } from 'routeproof';
import {
  defaultCast,
  flowVariants,
  playFlow,
  type FlowVariant,
  type Message,
  type PlayedFlow,
} from 'routeproof/plugins';
import { catalogue } from 'routeproof/protocol';
import { Connection } from '../../core/bus/connection.ts';
import { Direction } from '../../core/bus/direction.ts';
import { serverName } from '../../core/server/server-name.ts';

/** Where a message is changed: as the server says it, or as it is on the wire. */
type Plant = 'said' | 'on the wire';

/** What becomes of one message, in place of itself: to whom what is sent. */
type Change = (message: Message, to: string, others: readonly string[]) => readonly (readonly [string, Message])[];

/** One thing that is done to one message of one flow. */
export interface Mutation {
  readonly flow: FlowVariant;
  readonly server: Partial<ServerOptions>;
  readonly plant: Plant;
  /** Which message that is sent in the run, counted from its start. */
  readonly nth: number;
  readonly message: Message;
  readonly to: string;
  /** The attribute that is changed, if one is. */
  readonly attribute: string | undefined;
  readonly what: string;
  readonly change: Change;
}

/** What a mutation is, in one line: `stop-processing/b: EventAbandoned (TLibrary) to urs, on the wire: ConnID left out`. */
export const nameOf = ({ flow, server, plant, message, attribute, what, to }: Mutation): string => {
  const variant = [flow.variant, ...Object.entries(server).map(([name, value]) => `${name}=${value}`)].filter(Boolean);
  const of = variant.length === 0 ? flow.flow : `${flow.flow} (${variant.join(', ')})`;
  const done = attribute === undefined ? what : `${attribute} ${what}`;
  return `${of}: ${message.type} (${message.protocol}) to ${to}, ${plant}: ${done}`;
};

interface Sent {
  readonly message: Message;
  readonly to: string;
  readonly at: number;
}

/** What is done to what is sent in the run in hand: nothing, where it gives nothing. */
export type Hand = (sent: {
  readonly plant: Plant;
  readonly nth: number;
  readonly message: Message;
  readonly to: string;
  readonly others: readonly string[];
}) => readonly (readonly [to: string, message: Message])[] | undefined;

let hand: Hand | undefined;
const sent: Record<Plant, Sent[]> = { said: [], 'on the wire': [] };
const directions = new Map<string, Direction>();
const connections = new Map<string, Connection>();

/** A method, to be called on anybody. */
type Called<T, M extends (...given: never) => unknown> = (this: T, ...given: Parameters<M>) => ReturnType<M>;

/** Puts a hand between the bench and its wires, from outside. */
export function openWires(): void {
  const send = Reflect.get(Direction.prototype, 'send') as Called<Direction, Direction['send']>;
  Direction.prototype.send = function (this: Direction, wire, meant, isMade) {
    directions.set(`${this.from.name} -> ${this.to.name}`, this);
    const goOn = handled('on the wire', wire, this.to.name, this.from.clock.now());
    if (goOn === undefined) return send.call(this, wire, meant, isMade);
    for (const [to, message] of goOn) send.call(directions.get(`${this.from.name} -> ${to}`) ?? this, message, meant);
  };
  const pass = Reflect.get(Connection.prototype, 'pass') as Called<Connection, Connection['pass']>;
  Connection.prototype.pass = function (this: Connection, message) {
    connections.set(this.client.name, this);
    const goOn = handled('said', message, this.client.name, this.client.clock.now());
    if (goOn === undefined) return pass.call(this, message);
    for (const [to, each] of goOn) pass.call(connections.get(to) ?? this, each);
  };
}

function handled(plant: Plant, message: Message, to: string, at: number): ReturnType<Hand> {
  const nth = sent[plant].length;
  sent[plant].push({ message, to, at });
  const others = [...connections.keys()].filter((name) => name !== to);
  return hand?.({ plant, nth, message, to, others });
}

/** Does something while a hand is at every wire. */
export async function withHand<R>(atWork: Hand, work: () => Promise<R>): Promise<R> {
  for (const each of Object.values(sent)) each.length = 0;
  directions.clear();
  connections.clear();
  hand = atWork;
  try {
    return await work();
  } finally {
    hand = undefined;
  }
}

/** Plays a flow with something planted in it, or as it is. */
export const played = (
  { flow, server }: Pick<Mutation, 'flow' | 'server'>,
  mutation?: Pick<Mutation, 'plant' | 'nth' | 'change'>,
): Promise<PlayedFlow> =>
  withHand(
    ({ plant, nth, message, to, others }) =>
      plant === mutation?.plant && nth === mutation.nth ? mutation.change(message, to, others) : undefined,
    () => playFlow(flow, { ...defaultCast, parties: 2, server }),
  );

/** Options under which a flow has other messages. */
const settings: readonly (readonly [flow: string, server: Partial<ServerOptions>])[] = [
  ...[...new Set(flowVariants.map(({ flow }) => flow))].map((flow) => [flow, {}] as const),
  ['stop-processing/b', { stopTellsUrsWith: 'EventRouteUsed' }],
  ['conference/invitation-accepted', { acceptedToReporting: true }],
  ['conference/invitation-times-out', { revokedToReporting: true }],
];

/** Every mutation of every message in the phase of every flow. */
export async function allMutations(): Promise<readonly Mutation[]> {
  const mutations: Mutation[] = [];
  for (const [id, server] of settings)
    for (const flow of flowVariants.filter((each) => each.flow === id)) {
      const { messages } = await played({ flow, server });
      const from = Math.min(...messages.filter(({ setup }) => !setup).map(({ sentAt }) => sentAt));
      for (const plant of ['said', 'on the wire'] as const)
        for (const [nth, { message, to, at }] of [...sent[plant]].entries())
          if (at >= from && isOfInterest(plant, message, to))
            for (const each of mutationsOf(message, to))
              mutations.push({ flow, server, plant, nth, message, to, ...each });
    }
  return mutations;
}

/** What is said in Interaction Management is on the wire as it was said: once is enough. Statistics are of no flow. */
const isOfInterest = (plant: Plant, { protocol }: Message, to: string): boolean =>
  protocol !== 'Statistics' && (plant === 'on the wire' || to === 'urs');

type Planted = Pick<Mutation, 'attribute' | 'what' | 'change'>;

function* mutationsOf(message: Message, receiver: string): Generator<Planted> {
  const alone = (what: string, change: Change): Planted => ({ attribute: undefined, what, change });
  yield* attributesOf(message);
  yield alone('not sent', () => []);
  yield alone('sent twice', (each, to) => [
    [to, each],
    [to, each],
  ]);
  // There is but one server.
  if (receiver !== serverName) {
    yield alone('sent to somebody else', (each, to, others) => [[others[0] ?? to, each]]);
    yield alone('sent to somebody else, too', (each, to, others) => [
      [to, each],
      [others.at(-1) ?? to, each],
    ]);
  }
  for (const type of othersOf(message))
    yield alone(`of type ${type}`, (each, to) => [[to, { ...each, type } as Message]]);
  for (const protocol of ['InteractionManagement', 'Reporting', 'TLibrary', 'ExternalService'])
    if (protocol !== message.protocol)
      yield alone(`in ${protocol}`, (each, to) => [[to, { ...each, protocol } as Message]]);
}

/** Each attribute left out and with another value, those that it might have and has not, and one that nobody knows. */
function* attributesOf({ type, protocol, ref, interaction, body }: Message): Generator<Planted> {
  const known = catalogue[type].find((entry) => entry.protocol === protocol)!.row.attributes;
  const said = body as Readonly<Record<string, unknown>>;
  const isThere = (name: string): boolean => valueOf(name) !== undefined;
  const valueOf = (name: string): unknown =>
    name === 'ReferenceId' ? ref : name === 'InteractionId' ? interaction : said[name];
  const set = (attribute: string, what: string, value: unknown): Planted => ({
    attribute,
    what,
    change: (message, to) => [[to, withAttribute(message, attribute, value)]],
  });
  for (const name of Object.keys(known)) {
    if (!isThere(name)) {
      yield set(name, 'added', sampleOf(known[name]!.kind));
      continue;
    }
    yield set(name, 'left out', undefined);
    for (const [where, value] of othersThan(valueOf(name)))
      yield set(name, where === '' ? 'with another value' : `with another ${where}`, value);
  }
  yield set('Colour', 'added', 'red');
}

function withAttribute(message: Message, name: string, value: unknown): Message {
  if (name === 'ReferenceId') return { ...message, ref: value } as Message;
  if (name === 'InteractionId') return { ...message, interaction: value } as Message;
  const { [name]: _left, ...rest } = message.body as Readonly<Record<string, unknown>>;
  return { ...message, body: value === undefined ? rest : { ...rest, [name]: value } } as unknown as Message;
}

/** Other values: of a list one with each of its entries changed, one with an entry less, and one with an entry more. */
function* othersThan(value: unknown): Generator<readonly [where: string, value: unknown]> {
  if (typeof value !== 'object' || value === null) return yield ['', otherThan(value)];
  for (const [name, inside] of Object.entries(value)) {
    if (inside === undefined) continue;
    yield [name, { ...value, [name]: otherThan(inside) }];
  }
  const [first, ...others] = Object.entries(value);
  if (first !== undefined) yield ['list, one entry less', Object.fromEntries(others)];
  yield ['list, one entry more', { ...value, Colour: 'red' }];
}

function otherThan(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return words[value] ?? `${value.slice(0, -1)}${value.endsWith('9') ? '8' : '9'}`;
  return { ...(value as object), Colour: 'red' };
}

/** Words of an enumeration become others of it, as a careless server would have it. */
const words: Readonly<Record<string, string>> = {
  stop: 'leave',
  leave: 'stop',
  conference: 'transfer',
  timeout: 'reject',
  reject: 'timeout',
  agent: 'strategy',
  strategy: 'agent',
  'unknown-interaction': 'not-a-party',
  'not-a-party': 'unknown-interaction',
};

const samples: Readonly<Record<string, unknown>> = {
  text: 'red',
  integer: 7,
  flag: true,
  timestamp: 7,
  Reason: { ReasonSystemName: 'Normal' },
  Party: { PartyType: 'agent', AgentId: 'zoe' },
  Operation: 'pull',
  VisibilityMode: 'coach',
};
const sampleOf = (kind: string): unknown => samples[kind] ?? { Colour: 'red' };

/** Two other types that the same protocol has: one that travels beside it in the flows, one that does not. */
const othersOf = ({ type, protocol }: Message): readonly string[] => {
  const all = Object.keys(catalogue).filter((name) =>
    catalogue[name as Message['type']].some(
      (entry) => entry.protocol === protocol && name.startsWith(type.slice(0, 5)),
    ),
  );
  const others = all.filter((name) => name !== type);
  const near = ['EventRevoked', 'EventPartyRemoved', 'EventRouteUsed', 'EventAbandoned'].filter((name) =>
    others.includes(name),
  );
  return [...new Set([near[0] ?? others[0]!, others.at(-1)!])];
};
