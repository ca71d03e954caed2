import type { FindingKind, SubstitutePair } from 'routeproof/plugins';
import { ownPairs } from '../own-t-library.ts';

/** What a wrong pair is told with, by the day on which it is tried. */
export interface Variant {
  readonly name: string;
  readonly day: string;
  readonly pairs: readonly SubstitutePair[];
  /** The kind of the finding, or why it may be so. */
  readonly told: FindingKind['kind'] | { readonly legal: string };
}

type Body = Readonly<Record<string, unknown>>;
type Loose = {
  readonly encode?: (message: { ref?: number; body: Body }, known: Knowing) => unknown;
  readonly decode?: (wire: { ref?: number; body: Body }, known: Knowing) => unknown;
} & Partial<Record<'as' | 'standsFor' | 'protocol', string>>;
type Knowing = { readonly interaction: (id: string) => object | undefined };
type Read = { readonly interaction: string | undefined; readonly body: Body } | undefined;

/** The pairs of the author's T-Library, one of them changed. */
const changed = (names: string, change: (pair: Required<Loose>) => Loose): readonly SubstitutePair[] => {
  const [standsFor, as] = names.split(' as ');
  const meant = ownPairs.find((pair) => pair.standsFor === standsFor && pair.as === as)!;
  return ownPairs.map((pair) =>
    pair === meant ? ({ ...pair, ...change(pair as unknown as Required<Loose>) } as unknown as SubstitutePair) : pair,
  );
};

/** What is put on the wire, changed. */
const onWire = (names: string, change: (body: Body) => unknown): readonly SubstitutePair[] =>
  changed(names, (pair) => ({
    encode: (message, known) => {
      const body = pair.encode(message, known) as Body | undefined;
      return body && change(body);
    },
  }));

/** What the receiver reads, changed. */
const asRead = (names: string, change: (read: NonNullable<Read>) => unknown): readonly SubstitutePair[] =>
  changed(names, (pair) => ({
    decode: (wire, known) => {
      const read = pair.decode(wire, known) as Read;
      return read && change(read);
    },
  }));

const register = 'RequestRegisterClient as RequestRegisterAddress';
const stop = 'RequestStopProcessing as RequestRouteCall';
const deliver = 'RequestDeliver as RequestRouteCall';
const update = 'RequestChangeProperties as RequestUpdateUserData';
const used = 'EventAck as EventRouteUsed';
const left = 'EventRevoked as EventAbandoned';
const private_ = 'Event3rdServerResponse as EventPrivateInfo';

const stops = 'the service Helpful';
const delivers = 'ann answers, invite';
const leaves = 'the customer leaves while ann is away, EventAbandoned';

const without = (list: Body, key: string): Body =>
  Object.fromEntries(Object.entries(list).filter(([name]) => name !== key));

/** What the wire lacks. */
const lacks = (
  [
    ['ConnID', stop, stops, 'substitution-off-protocol'],
    ['ThisDN', stop, stops, 'substitution-off-protocol'],
    ['Reasons', stop, stops, 'substitution-lossy'],
    ['Extensions', deliver, delivers, 'substitution-lossy'],
    ['UserData', update, stops, 'substitution-off-protocol'],
    ['ConnID', used, delivers, 'substitution-off-protocol'],
    ['CallUUID', left, leaves, 'substitution-lossy'],
    ['UserData', left, leaves, 'substitution-lossy'],
    ['UserData', private_, stops, 'substitution-lossy'],
  ] as const
).map(([key, names, day, told]): Variant => ({
  name: `${key} of ${names}`,
  day,
  told,
  pairs: onWire(names, (body) => without(body, key)),
}));

/** What the wire says otherwise. */
const wrong = (
  [
    [{ ConnID: '01d9deaddeaddead' }, stop, stops, 'substitution-lossy'],
    [{ ConnID: 'M1' }, stop, stops, 'substitution-off-protocol'],
    [{ RouteType: 5 }, deliver, delivers, 'substitution-lossy'],
    [{ RouteType: 'agent' }, deliver, delivers, 'substitution-off-protocol'],
    [{ ThisDN: 5 }, stop, stops, 'substitution-off-protocol'],
    [{ UserData: { is: true } }, update, stops, 'substitution-off-protocol'],
    [{ Attempt: 1 }, stop, stops, 'substitution-off-protocol'],
    [{ ReferenceId: 77 }, stop, stops, 'substitution-off-protocol'],
    [{ ConnID: '01d9deaddeaddead' }, left, leaves, 'flow-not-followed'],
  ] as const
).map(([says, names, day, told]): Variant => ({
  name: `${JSON.stringify(says)} in ${names}`,
  day,
  told,
  pairs: onWire(names, (body) => ({ ...body, ...says })),
}));

/** What travels as something else. */
const travels = (
  [
    [{ as: 'RequestDeletePair' }, stop, stops, 'substitution-off-protocol'],
    [{ as: 'EventRouteUsed' }, left, leaves, 'flow-not-followed'],
    [{ protocol: 'Reporting' }, stop, stops, 'substitution-off-protocol'],
  ] as const
).map(([how, names, day, told]): Variant => ({
  name: `${names}, ${JSON.stringify(how)}`,
  day,
  told,
  pairs: changed(names, () => how),
}));

const misread: readonly Variant[] = [
  {
    name: 'another interaction',
    day: stops,
    told: 'substitution-lossy',
    pairs: asRead(stop, (read) => ({ ...read, interaction: 'M2' })),
  },
  { name: 'no interaction', day: stops, told: 'substitution-lossy', pairs: asRead(stop, ({ body }) => ({ body })) },
  {
    name: 'no reason',
    day: stops,
    told: 'substitution-lossy',
    pairs: asRead(stop, ({ body, ...read }) => ({ ...read, body: without(body, 'Reason') })),
  },
  {
    name: 'an attribute too many',
    day: stops,
    told: 'substitution-lossy',
    pairs: asRead(stop, ({ body, ...read }) => ({ ...read, body: { ...body, Queue: 'Done' } })),
  },
  {
    name: 'another attempt',
    day: stops,
    told: 'substitution-lossy',
    pairs: asRead(stop, ({ body, ...read }) => ({
      ...read,
      body: { ...body, Extension: { ConnID: '01d9deaddeaddead' } },
    })),
  },
  {
    name: 'nothing',
    day: stops,
    told: 'substitution-lossy',
    pairs: changed(stop, () => ({ decode: () => undefined })),
  },
];

/** What is made of the registration of URS: the server does not take it, and nothing would be routed. */
const unregistered = [
  () => undefined,
  (read: NonNullable<Read>) => ({ ...read, body: { ...read.body, ClientType: 'MediaServer' } }),
  (read: NonNullable<Read>) => ({ ...read, body: without(read.body, 'ClientType') }),
].map((change): Variant => ({
  name: String(change),
  day: leaves,
  told: 'registration-refused',
  pairs: asRead(register, change),
}));

const isGiven = (name: string, gives: () => unknown, told: FindingKind['kind']): readonly Variant[] =>
  (['encode', 'decode'] as const).flatMap((method) =>
    [stop, left].map((names) => ({
      name: `${method} of ${names} ${name}`,
      day: names === stop ? stops : leaves,
      told,
      pairs: changed(names, () => ({ [method]: gives })),
    })),
  );

const noBody: readonly Variant[] = [
  ...isGiven(
    'throws',
    () => {
      throw new Error('no');
    },
    'threw',
  ),
  ...isGiven('is null', () => null, 'not-a-message'),
  ...isGiven('is a text', () => 'text', 'not-a-message'),
  ...isGiven('is a list', () => [], 'not-a-message'),
  ...isGiven('is a promise', () => Promise.resolve({}), 'not-a-message'),
];

const writes: readonly Variant[] = [
  {
    name: 'into what is to be sent',
    day: stops,
    told: 'threw',
    pairs: changed(stop, (pair) => ({
      encode: (message, known) => {
        Object.assign(message.body['Reason']!, { ReasonSystemName: 'Other' });
        return pair.encode(message, known);
      },
    })),
  },
  {
    name: 'into what has arrived',
    day: stops,
    told: 'threw',
    pairs: changed(stop, (pair) => ({
      decode: (wire, known) => {
        Object.assign(wire.body, { RouteType: 1 });
        return pair.decode(wire, known);
      },
    })),
  },
  {
    name: 'into the properties of the server',
    day: stops,
    told: 'threw',
    pairs: changed(stop, (pair) => ({
      decode: (wire, known) => {
        Object.assign(known.interaction('M1')!, { MediaType: 'chat' });
        return pair.decode(wire, known);
      },
    })),
  },
];

const may: readonly Variant[] = [
  {
    name: 'no words for a request',
    day: delivers,
    told: 'substitution-has-no-words',
    pairs: ownPairs.filter(({ standsFor }) => standsFor !== 'RequestDeliver'),
  },
  {
    name: 'what the interaction of an answer is',
    day: delivers,
    told: { legal: 'an answer names none: its receiver knows what he asked' },
    pairs: asRead(used, (read) => ({ ...read, interaction: 'M2' })),
  },
  {
    name: 'another Operation of EventAbandoned',
    day: leaves,
    told: { legal: 'the pair names it in drops' },
    pairs: asRead(left, ({ body, ...read }) => ({ ...read, body: { ...body, Operation: 'pull' } })),
  },
];

/** Wrong pairs, each by what is wrong in it. */
export const variants: readonly Variant[] = Object.entries({
  lacks,
  wrong,
  travels,
  misread,
  unregistered,
  noBody,
  writes,
  may,
}).flatMap(([how, rows]) => rows.map((row) => ({ ...row, name: `${how}, ${row.name}` })));
