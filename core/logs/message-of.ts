import type { Attribute } from '../protocol/messages/attributes.ts';
import { catalogue, problemOf, type MessageType } from '../protocol/catalogue.ts';
import { compoundValues } from '../protocol/compound-values.ts';
import type { RawMessage } from '../protocol/messages/define-messages.ts';
import { loggedAttributes, type LoggedAttribute } from '../protocol/logged-attributes.ts';
import { serverErrors } from '../protocol/server-errors.ts';
import type { Protocol } from '../protocol/values.ts';
import { enumerations, type Enumeration } from '../protocol/enumerations.ts';
import { own } from '../kernel/own.ts';
import type { Milliseconds } from '../kernel/time.ts';
import { isFields, keyValuesOf } from './plain-field.ts';
import type { LogField, LogRecord, LogValue } from './log-record.ts';

/** A record of a log in the words of the bench. */
export interface MessageOfLog {
  /** Undefined where the catalogue has no message of that name. */
  readonly message: RawMessage | undefined;
  /** Why the message is not as its protocol has it, in a sentence. */
  readonly problem?: string;
  /** Attributes that the table of the message does not have. */
  readonly unread: readonly LogField[];
  /** Bytes of which the log shows the first four alone, as `AttributeUserData.Photo`; the message has the text of the log in their place. */
  readonly cut: readonly string[];
}

type Body = Record<string, unknown>;

/** Makes a message of the bench of a record. `starts` is the instant at which virtual time begins: that of the log's header. */
export const messageOf = (record: LogRecord, starts: Milliseconds): MessageOfLog => {
  const { name } = record;
  if (!Object.hasOwn(catalogue, name)) return { message: undefined, unread: record.attributes, cut: [] };
  const type = name as MessageType;
  const protocol = protocolOf(record, type);
  const { said, unread } = valuesOf(loggedAttributes(protocol, type), record.attributes, starts);
  if (isErrorWithoutName(protocol, type)) said['ErrorName'] = errorNames.get(said['ErrorCode']);
  const { ReferenceId, InteractionId, ...rest } = said;
  const body = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const message: RawMessage = {
    protocol,
    type,
    ref: ReferenceId as number | undefined,
    interaction: InteractionId as string | undefined,
    body,
  };
  const problem = problemOf(message)?.error.message;
  return { message, ...(problem !== undefined && { problem }), unread, cut: cutIn(record.attributes) };
};

const cutIn = (fields: readonly LogField[]): readonly string[] =>
  fields.flatMap(({ name, value }) => {
    if (typeof value !== 'object') return [];
    if (isFields(value)) return cutIn(value).map((path) => `${name}.${path}`);
    return value.length > value.first.length ? [name] : [];
  });

/** T-Library has its own names for attributes; what is of both other protocols is Reporting where a reporting engine is an end. */
const protocolOf = ({ attributes, peer }: LogRecord, type: MessageType): Protocol => {
  const among = catalogue[type].map(({ protocol }) => protocol);
  const isOf = (prefix: string) => attributes.some(({ name }) => name.startsWith(prefix));
  if (isOf('Attribute') && among.includes('TLibrary')) return 'TLibrary';
  const others = isOf('attr_') ? among.filter((protocol) => protocol !== 'TLibrary') : among;
  if (peer === 'reporting-engine' && others.includes('Reporting')) return 'Reporting';
  return others[0] ?? among[0]!;
};

const errorNames = new Map<unknown, string>(Object.entries(serverErrors).map(([name, { code }]) => [code, name]));

const isErrorWithoutName = (protocol: Protocol, type: MessageType): boolean =>
  catalogue[type].some((entry) => entry.protocol === protocol && 'ErrorName' in entry.row.attributes);

const valuesOf = (entries: readonly LoggedAttribute[], fields: readonly LogField[], starts: Milliseconds) => {
  const left = new Set(fields);
  const said: Body = {};
  const take = (name: string, within: readonly LogField[] = fields): LogField | undefined => {
    const found = within.find((field) => field.name === name && (within !== fields || !field.isKey));
    if (found !== undefined) left.delete(found);
    return found;
  };
  const takeOne = (names: readonly string[]): LogField | undefined => {
    const name = names.find((each) => fields.some((field) => field.name === each && !field.isKey));
    return name === undefined ? undefined : take(name);
  };
  const listNamed = (name: string): readonly LogField[] => {
    const value = take(name)?.value ?? [];
    return isFields(value) ? value : [];
  };
  const inLists = new Map<string, Set<LogField>>();
  for (const { path, inList, logNames, alsoNames, attribute, carried, sameAs } of entries) {
    if (carried === 'bench' || sameAs !== undefined) continue;
    const [first, second] = logNames as [string, string?];
    if (inList !== undefined) {
      const field = take(first, listNamed(inList));
      if (field === undefined) continue;
      inLists.set(inList, (inLists.get(inList) ?? new Set()).add(field));
      putAt(said, path, valueFrom(attribute, field.value, starts));
      continue;
    }
    const field = take(first) ?? takeOne(alsoNames);
    if (field === undefined) continue;
    const taken = inLists.get(first);
    const value = taken && isFields(field.value) ? field.value.filter((each) => !taken.has(each)) : field.value;
    // What stands in a list beside what is read by itself; an empty rest is none.
    if (taken && isFields(value) && value.length === 0) continue;
    putAt(
      said,
      path,
      second === undefined ? valueFrom(attribute, value, starts) : timeOf(value, take(second)?.value, starts),
    );
  }
  putStrangers(said, entries, left);
  for (const { path, sameAs } of entries)
    if (sameAs !== undefined && said[path.split('.')[0]!] !== undefined) putFirst(said, path, said[sameAs]);
  return { said, unread: [...left] };
};

/** Where the message itself has an identifier, a log does not say it again. */
const putFirst = (said: Body, path: string, value: unknown): void => {
  const [within, name] = path.split('.') as [string, string];
  said[within] = { [name]: value, ...(said[within] as Body) };
};

const putAt = (said: Body, path: string, value: unknown): void => {
  const names = path.split('.');
  let within = said;
  for (const name of names.slice(0, -1)) within = (within[name] ??= {}) as Body;
  within[names.at(-1)!] = value;
};

/** A key in quotes beside attributes is a member of a compound value, by its path in the API: no log has a name for it. */
const putStrangers = (said: Body, entries: readonly LoggedAttribute[], left: Set<LogField>): void => {
  const compounds = entries.map(({ path }) => path.slice(0, path.lastIndexOf('.') + 1)).filter((path) => path !== '');
  const longest = [...new Set(compounds)].toSorted((one, other) => other.length - one.length);
  for (const field of left) {
    const within = field.isKey ? longest.find((path) => field.name.startsWith(path)) : undefined;
    const name = within === undefined ? '' : field.name.slice(within.length);
    if (name === '' || name === '__proto__') continue;
    left.delete(field);
    const value = within!
      .slice(0, -1)
      .split('.')
      .reduce<Body>((body, each) => (body[each] ??= {}) as Body, said);
    value[name] = plainOf(field.value);
  }
};

const plainOf = (value: LogValue): unknown => keyValuesOf([{ name: 'value', isKey: true, type: '', value }])['value'];

/** Seconds and millionths of a second. */
const timeOf = (seconds: LogValue, rest: LogValue | undefined, starts: Milliseconds): unknown =>
  typeof seconds === 'number' ? seconds * 1000 + Number(rest ?? 0) / 1000 - starts : seconds;

const valueFrom = ({ kind, accepts }: Attribute, value: LogValue, starts: Milliseconds): unknown => {
  const number = numberOrWord(kind, value, accepts);
  if (number !== undefined) return number;
  if (kind === 'list of text') return isFields(value) ? value.map(({ name }) => name) : value;
  if (kind === 'list of Interaction')
    return isFields(value) ? value.map((each) => interactionFrom(each, starts)) : value;
  if (kind === 'timestamp') return typeof value === 'string' ? Date.parse(value) - starts : value;
  if (kind === 'flag') return typeof value === 'number' ? value === 1 : value;
  if (kind === 'text' || kind === '16 hex digits') return typeof value === 'number' ? String(value) : value;
  return plainOf(value);
};

/** The word of a number, where the bench has the word. */
const numberOrWord = (kind: string, value: LogValue, accepts: Attribute['accepts']): unknown => {
  const words = own<Enumeration>(enumerations, kind)?.words;
  if (words === undefined || typeof value !== 'number') return undefined;
  const word = Object.keys(words).find((each) => words[each] === value);
  return word !== undefined && accepts(word) ? word : value;
};

const interactionFrom = ({ value }: LogField, starts: Milliseconds): unknown => {
  if (!isFields(value)) return plainOf(value);
  const kinds = compoundValues['Interaction']!;
  return Object.fromEntries(
    value.map((field) => {
      const attribute = own(kinds, field.name);
      const said = attribute && compoundValues[attribute.kind] === undefined;
      return [field.name, said ? valueFrom(attribute, field.value, starts) : plainOf(field.value)];
    }),
  );
};
