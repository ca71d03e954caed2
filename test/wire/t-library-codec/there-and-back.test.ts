import test from 'ava';
import fc from 'fast-check';
import type { ServerOptions } from 'routeproof';
import { substitutions, type Message, type MessageType, type TLibrarySubstitution } from 'routeproof/plugins';
import { catalogue, checkMessage, serverOptions } from 'routeproof/protocol';
import { cases } from '../../sizes.ts';
import { connId, properties, handedOver, message, told } from './connection.ts';

/** Lists of names and values that carry the attribute's letter, so that no two lists have a name in common. */
const keyValues = (letter: string) =>
  fc.dictionary(
    fc.stringMatching(/^[a-z]{1,6}$/).map((name) => `${letter}-${name}`),
    fc.oneof(fc.string(), fc.integer()),
    { minKeys: 1, maxKeys: 4, noNullPrototype: true },
  );

const arbitraryOf = (name: string, kind: string, allowed: readonly string[] | undefined): fc.Arbitrary<unknown> => {
  if (allowed !== undefined) return fc.constantFrom(...allowed);
  if (kind === 'text') return fc.string();
  if (kind === 'integer') return fc.nat();
  if (kind === 'timestamp') return fc.nat();
  if (kind === 'list of text') return fc.tuple(fc.string({ minLength: 1 }));
  if (kind === 'Reason')
    return fc.record({ ReasonSystemName: fc.string(), ReasonDescription: fc.string() }, { noNullPrototype: true });
  if (kind === 'Interaction') return keyValues('i').map((more) => ({ ...properties, UserData: more }));
  return keyValues(name[0]!.toLowerCase());
};

/** A message as the row allows it: with any of the attributes for which the T-Library has words. */
function sayable(row: TLibrarySubstitution): fc.Arbitrary<Message> {
  const { protocol, row: meant } = catalogue[row.standsFor][0]!;
  const inWords = catalogue[row.tLibrary].find((entry) => entry.protocol === 'TLibrary')!.row.attributes;
  const { ReferenceId, ...attributes } = meant.attributes;
  const hasWords = (name: string) =>
    name in (row.carries ?? {}) || name in inWords || (name === 'Interaction' && row.tellsAll === true);
  const implied = row.standsFor === 'RequestRegisterClient' ? { ClientType: 'Router', ClientName: 'urs' } : {};
  const operation =
    row.standsFor === 'EventRevoked' ? { Operation: row.tLibrary === 'EventAbandoned' ? 'timeout' : 'stop' } : {};
  const error = row.standsFor === 'EventError' ? { ErrorName: 'unknown-interaction', ErrorCode: 43 } : {};
  const given: object = { ...implied, ...operation, ...error };
  const names = Object.entries(attributes).filter(([name]) => hasWords(name) && !(name in given));
  const body = fc.record(
    Object.fromEntries(names.map(([name, { kind, words: all }]) => [name, arbitraryOf(name, kind, all)])),
    {
      requiredKeys: names.filter(([, { optional }]) => !optional).map(([name]) => name),
    },
  );
  const list = 'Extension' in attributes ? 'Extension' : 'Envelope';
  const named = row.direction === 'to server' && 'InteractionId' in attributes ? { ConnID: connId } : {};
  const known = { options: serverOptions(optionsOf(row)), asked: () => undefined };
  const ref = ReferenceId?.optional === false ? fc.nat() : fc.constant(undefined);
  return (
    fc
      .tuple(body, keyValues('e'), ref)
      .map(([some, more, number]) => ({
        ...message(protocol, row.standsFor, number, { ...given, ...some, [list]: { ...more, ...named } }),
        interaction: 'InteractionId' in attributes || row.direction === 'to URS' ? 'X1' : undefined,
      }))
      .filter((each) => row.when?.(each.body as never, undefined, known as never) !== false)
      // Where nothing is changed, RequestUpdateUserData says so.
      .filter(
        (each) => row.tLibrary !== 'RequestUpdateUserData' || 'ChangedProperties' in each.body,
      ) as fc.Arbitrary<Message>
  );
}

const optionsOf = ({ tLibrary: name, standsFor }: TLibrarySubstitution): Partial<ServerOptions> =>
  name === 'EventRouteUsed' && standsFor === 'EventRevoked' ? { stopTellsUrsWith: 'EventRouteUsed' } : {};

/** The request that the row's event answers. */
function askedBefore({ answers, standsFor }: TLibrarySubstitution, ref: number): Message | undefined {
  if (answers !== undefined) {
    const request = answers[0]!;
    const about = { Extension: { ConnID: connId } };
    return told(request, bodies[request] ?? about, ref);
  }
  if (standsFor === 'EventError') return told('RequestStopProcessing', { Extension: { ConnID: connId } }, ref);
  if (standsFor.startsWith('Event3rdServer'))
    return message('ExternalService', 'Request3rdServer', ref, {
      Service: 's',
      Method: 'm',
      Envelope: { ConnID: connId },
    });
  return undefined;
}

const bodies: Readonly<Partial<Record<MessageType, object>>> = {
  RequestRegisterClient: { ClientType: 'Router', ClientName: 'urs' },
  RequestUnregisterClient: {},
  RequestChangeProperties: { ChangedProperties: { a: 1 }, Extension: { ConnID: connId } },
};

const keyOf = ({ tLibrary: name, standsFor, says = {} }: TLibrarySubstitution) =>
  [name, ...Object.values(says), standsFor].join(' ');

const encoded = substitutions.filter(({ onlyArrives }) => !onlyArrives);

const perRow = cases({ short: 20, long: Math.ceil(10_000 / encoded.length) });

for (const row of encoded)
  test(`there and back, nothing beside it: ${keyOf(row)}`, (t) => {
    fc.assert(
      fc.property(sayable(row), (meant) => {
        const connection = handedOver(optionsOf(row));
        const asked = meant.ref === undefined ? undefined : askedBefore(row, meant.ref);
        if (row.direction === 'to URS' && asked !== undefined) connection.up(asked);
        const { wire, read } = row.direction === 'to URS' ? connection.down(meant) : connection.up(meant);
        t.deepEqual([wire.type, wire.protocol, wire.interaction], [row.tLibrary, 'TLibrary', undefined]);
        t.notThrows(() => checkMessage({ ...wire, ref: wire.ref }));
        t.deepEqual(connection.findings, []);
        const dropped = new Set(['ProxyClientId', ...(row.drops ?? [])]);
        const kept = (body: object) => Object.fromEntries(Object.entries(body).filter(([name]) => !dropped.has(name)));
        t.deepEqual(kept(read.body), kept(meant.body));
        t.deepEqual(
          [read.type, read.protocol, read.ref, read.interaction ?? 'X1'],
          [meant.type, meant.protocol, meant.ref, 'X1'],
        );
      }),
      { seed: 1, numRuns: perRow },
    );
  });
