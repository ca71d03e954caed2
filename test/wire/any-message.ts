import fc from 'fast-check';
import type { Attribute } from '../../core/protocol/messages/attributes.ts';
import { binary } from '../../core/protocol/key-values/binary.ts';
import { catalogue, type MessageType } from '../../core/protocol/catalogue.ts';
import { compoundValues } from '../../core/protocol/compound-values.ts';
import { enumerations, type Enumeration } from '../../core/protocol/enumerations.ts';
import { own } from '../../core/kernel/own.ts';
import type { MessageRow } from '../../core/protocol/messages/define-messages.ts';
import { serverErrors, type ServerErrorName } from '../../core/protocol/server-errors.ts';
import type { Protocol, Role } from '../../core/protocol/values.ts';
import type { TraceLine } from '../../core/report/trace-line.ts';

/** Texts that break lines, quote, steer a terminal, or look like a log themselves. */
const strange = fc.constantFrom(
  '',
  "it's",
  '"quoted" \\ "twice\\\\"',
  'two\nlines\r\nthree',
  '\ttab\t',
  '\u202Eright to left\u2028',
  '客户 Ürgün 🛒',
  '\uD800',
  '\n\tattr_itx_id [str] = "0000RPFALSE00001"\n',
  "\n\tAttributeConnID\t01d9000000000001\n..sent to x\n2026-03-02T08:00:00.000 Trc 24101 message 'EventAck' (125)",
  'x (y) [z] =',
  "') (AgentApplication)",
  '(list) ',
  '[4] 00 01 02 03..',
  '0x10',
  '1e3',
  'constructor',
);

/** A text of any kind, seldom a long one. */
export const anyText = fc.oneof({ weight: 2, arbitrary: strange }, fc.string({ unit: 'binary', maxLength: 12 }));

const integer = fc.oneof(fc.maxSafeInteger(), fc.constantFrom(0, 1, -1, 4_294_967_295));
const time = fc.integer({ min: -1_000_000, max: 10_000_000_000 });
const key = anyText.filter((name) => name !== '__proto__');
const unique = { maxLength: 4, selector: ([name]: readonly [string, unknown]) => name };

const { list } = fc.letrec<{ readonly list: Record<string, unknown>; readonly value: unknown }>((tie) => ({
  // Of bytes a log shows four.
  value: fc.oneof({ maxDepth: 3 }, anyText, fc.integer(), fc.uint8Array({ maxLength: 4 }).map(binary), tie('list')),
  list: fc.uniqueArray(fc.tuple(key, tie('value')), unique).map((pairs) => Object.fromEntries(pairs)),
}));

/** A key-value list of texts, whole numbers, bytes and lists, empty ones too. */
export const anyList: fc.Arbitrary<object> = list;

const ofKind: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  text: anyText,
  integer,
  flag: fc.boolean(),
  timestamp: time,
  'key-value list': anyList,
  'list of text': fc.array(anyText, { maxLength: 3 }),
  '16 hex digits': fc.stringMatching(/^[0-9a-f]{16}$/),
};

/** Made once: making them costs more than a message. */
const compounds = new Map<string, fc.Arbitrary<unknown>>();

const compound = (kind: string): fc.Arbitrary<unknown> | undefined => {
  const members = kind === 'list of Interaction' ? undefined : compoundValues[kind];
  if (!compounds.has(kind) && members !== undefined) compounds.set(kind, recordOf(members));
  if (!compounds.has(kind) && kind === 'list of Interaction')
    compounds.set(kind, fc.array(compound('Interaction')!, { maxLength: 2 }));
  return compounds.get(kind);
};

const valueOf = (kind: string, { words, accepts }: Partial<Attribute> = {}): fc.Arbitrary<unknown> => {
  if (words !== undefined)
    return fc
      .constantFrom(...words)
      .map((word) => (accepts!(word) ? word : own<Enumeration>(enumerations, kind)!.words[word]));
  const known = ofKind[kind] ?? compound(kind);
  if (known === undefined) throw new TypeError(`No values of the kind '${kind}'.`);
  return known;
};

const recordOf = (attributes: Readonly<Record<string, Attribute>>): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(Object.fromEntries(Object.entries(attributes).map(([name, each]) => [name, valueOf(each.kind, each)])), {
    requiredKeys: Object.keys(attributes).filter((name) => !attributes[name]!.optional),
  });

/** Every type of message in every protocol that has it. */
export const everyType: readonly {
  readonly type: MessageType;
  readonly protocol: Protocol;
  readonly row: MessageRow;
}[] = Object.entries(catalogue).flatMap(([type, entries]) =>
  entries.map(({ protocol, row }) => ({ type: type as MessageType, protocol, row })),
);

type Said = Record<string, unknown> & { readonly Interaction?: object; readonly Envelope?: object };

/** A name that is right is that of the code, and an identifier is said once. */
const consistent = (said: Said, interaction: unknown): object => {
  const body: Record<string, unknown> = { ...said };
  if (said.Interaction !== undefined && interaction !== undefined)
    body['Interaction'] = { ...said.Interaction, InteractionId: interaction };
  if ('ErrorName' in said) body['ErrorCode'] = serverErrors[said['ErrorName'] as ServerErrorName].code;
  // On the wire the name of the service is in the same list: an empty one is none.
  if ('Service' in said && Object.keys(said.Envelope ?? {}).length === 0) delete body['Envelope'];
  if (Object.keys((said['Reason'] as object | undefined) ?? {}).length === 0) delete body['Reason'];
  return body;
};

/** A message of one type as a trace has it, between the Interaction Server and a client that may send or get it. */
export const anyMessage = ({ type, protocol, row }: (typeof everyType)[number]): fc.Arbitrary<TraceLine> => {
  const clients = (roles: readonly Role[]) =>
    roles.filter(
      (role) => role !== 'interaction-server' && (role === 'reporting-engine') === (protocol === 'Reporting'),
    );
  const isSent = !row.to.includes('interaction-server') || clients(row.from).length === 0;
  const roles = clients(isSent ? row.to : row.from);
  return fc
    .tuple(
      recordOf(row.attributes),
      anyText,
      fc.constantFrom<Role>(...roles),
      fc.integer({ min: 0, max: 10_000_000_000 }),
    )
    .map(([said, peer, role, at]) => {
      const { ReferenceId, InteractionId, ...rest } = said;
      const [server, client] = [
        { name: 'ixn', role: 'interaction-server' as Role },
        { name: `${peer}c`, role },
      ];
      const [from, to] = isSent ? [server, client] : [client, server];
      return {
        ...{ at, sentAt: at, from: from.name, to: to.name, fromRole: from.role, toRole: to.role, protocol, type },
        ...(ReferenceId !== undefined && { ref: ReferenceId as number }),
        ...(InteractionId !== undefined && { interaction: InteractionId as string }),
        body: consistent(rest, InteractionId),
      };
    });
};
