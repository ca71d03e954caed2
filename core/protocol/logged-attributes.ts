import { own } from '../kernel/own.ts';
import { text, type Attribute } from './messages/attributes.ts';
import { catalogue, type MessageType } from './catalogue.ts';
import { compoundValues } from './compound-values.ts';
import { enumerations } from './enumerations.ts';
import { benchOnly, logNames, ourNames, type LogNames, type NameSource } from './log-names.ts';
import type { Protocol } from './values.ts';

/** The types that logs name: texts, numbers of four and of eight bytes, key-value lists. */
export type LogType = 'str' | 'int' | 'long' | 'list';

/** One attribute of one message, or one member of a compound value, in the API and in logs. */
export interface LoggedAttribute {
  /** In the API; members after a dot: `Actor.AgentId`. */
  readonly path: string;
  readonly attribute: Attribute;
  /** In logs: one, or two where one value is two lines; none where it is not on the wire, or where no log is known. */
  readonly logNames: readonly string[];
  /** Others under which a reader finds it; none of them is that of another attribute of the message. */
  readonly alsoNames: readonly string[];
  readonly logType: LogType;
  /** The list under a key of which it stands. */
  readonly inList?: string;
  /** Each word of an enumeration with its number; null where the number is not public, and the word itself is a symbol. */
  readonly numbers?: Readonly<Record<string, number | null>>;
  readonly carried: 'wire' | 'bench';
  readonly source: NameSource;
  /** The attribute of the same message that says the same: a log has it once. */
  readonly sameAs?: 'InteractionId';
}

/** Every attribute of a message of a protocol, in the order of its row, compound values by their members. */
export const loggedAttributes = (protocol: Protocol, type: string): readonly LoggedAttribute[] => {
  const key = `${protocol} ${type}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const row = own(catalogue, type)?.find((entry) => entry.protocol === protocol)?.row;
  const attributes = row === undefined ? [] : attributesOf(protocol, type as MessageType, row.attributes);
  made.set(key, attributes);
  return attributes;
};

/** Made when somebody asks: few runs write a log. */
const made = new Map<string, readonly LoggedAttribute[]>();

const attributesOf = (
  protocol: Protocol,
  type: MessageType,
  attributes: Readonly<Record<string, Attribute>>,
): readonly LoggedAttribute[] => {
  const entries = Object.entries(attributes).flatMap(([name, attribute]) => [
    ...leavesOf(name, attribute).map(([path, leaf]) => described({ protocol, type, path, attribute: leaf })),
    ...keysOfBench(protocol, type, name).map((path) => described({ protocol, type, path, attribute: key })),
  ]);
  const names = new Set(entries.flatMap((entry) => entry.logNames));
  return entries.map((entry) => ({ ...entry, alsoNames: entry.alsoNames.filter((name) => !names.has(name)) }));
};

/** Keys of lists may be absent, and are texts. */
const key: Attribute = { ...text, optional: true };

const leavesOf = (path: string, attribute: Attribute): readonly (readonly [string, Attribute])[] => {
  const members = compoundValues[attribute.kind];
  if (members === undefined) return [[path, attribute]];
  return Object.entries(members).flatMap(([name, member]) =>
    leavesOf(`${path}.${name}`, attribute.optional ? { ...member, optional: true } : member),
  );
};

const keysOfBench = (protocol: Protocol, type: MessageType, list: string): readonly string[] =>
  benchOnly
    .filter(({ path, protocols }) => path.startsWith(`${list}.`) && protocols.includes(protocol))
    .filter(() => catalogue[type].some(({ row }) => row.from.includes('urs')))
    .map(({ path }) => path);

interface Asked {
  readonly protocol: Protocol;
  readonly type: string;
  readonly path: string;
  readonly attribute: Attribute;
}

const described = ({ protocol, type, path, attribute }: Asked): LoggedAttribute => {
  const names = logNames[protocol];
  const onBench = names === undefined || isBenchOnly(protocol, path);
  const seen = names && seenNames(names, type, path);
  const words: Readonly<Record<string, number | null>> | undefined = Object.hasOwn(enumerations, attribute.kind)
    ? enumerations[attribute.kind as keyof typeof enumerations].words
    : undefined;
  const inList = onBench ? undefined : names.inList[path];
  return {
    path,
    attribute,
    logNames: onBench ? [] : (seen ?? [names.rule(path)]),
    alsoNames: (onBench ? undefined : own(names.also, path)) ?? [],
    logType: logTypeOf(protocol, attribute, words),
    ...(inList !== undefined && { inList }),
    ...(words && { numbers: words }),
    carried: onBench ? 'bench' : 'wire',
    source: sourceOf(path, seen !== undefined, onBench),
    ...(path === 'Interaction.InteractionId' && { sameAs: 'InteractionId' as const }),
  };
};

/** Whether only the bench says it. */
const isBenchOnly = (protocol: Protocol, path: string): boolean =>
  protocol === 'Statistics' || benchOnly.some((each) => each.path === path && each.protocols.includes(protocol));

const seenNames = ({ seen, inMessages }: LogNames, type: string, path: string): readonly string[] | undefined => {
  const name = inMessages.find((each) => each.path === path && each.messages.includes(type))?.name ?? seen[path];
  return typeof name === 'string' ? [name] : name;
};

const sourceOf = (path: string, isSeen: boolean, onBench: boolean): NameSource => {
  if (onBench || path.split('.').some((name) => ourNames.has(name))) return 'ours';
  return isSeen ? 'seen' : 'inferred';
};

const listKinds = new Set(['key-value list', 'list of text', 'list of timestamps', 'list of Interaction']);

const logTypeOf = (
  protocol: Protocol,
  { kind }: Attribute,
  words: Readonly<Record<string, number | null>> | undefined,
): LogType => {
  if (listKinds.has(kind)) return 'list';
  if (kind === '16 hex digits') return 'long';
  if (words !== undefined) return Object.values(words).includes(null) ? 'str' : 'int';
  if (kind === 'timestamp') return protocol === 'TLibrary' ? 'int' : 'str';
  return kind === 'integer' || kind === 'flag' ? 'int' : 'str';
};
