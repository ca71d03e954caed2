import { benchMarks, type Partable } from '../protocol/bench-marks.ts';
import { compoundValues } from '../protocol/compound-values.ts';
import type { RawMessage } from '../protocol/messages/define-messages.ts';
import { loggedAttributes, type LoggedAttribute } from '../protocol/logged-attributes.ts';
import type { Attribute } from '../protocol/messages/attributes.ts';
import { catalogue } from '../protocol/catalogue.ts';
import { own } from '../kernel/own.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { Protocol } from '../protocol/values.ts';
import { plainField } from './plain-field.ts';
import type { LogField } from './log-record.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * A message as the fields of a log, by the table of attributes; what only the bench says is left out.
 * `starts` is the instant at which virtual time begins.
 */
export const fieldsOf = (message: RawMessage & Partable, starts: Milliseconds): readonly LogField[] => {
  const { protocol, type, ref } = message;
  const { interaction, body } = benchMarks(message);
  const said: Values = { ReferenceId: ref, InteractionId: interaction, ...body };
  const fields: LogField[] = [];
  const put = (field: LogField, list: string | undefined): void => {
    if (list === undefined && field.type !== 'list') return void fields.push(field);
    const name = list ?? field.name;
    const found = fields.findIndex((each) => each.name === name && each.type === 'list');
    const members = list === undefined ? (field.value as readonly LogField[]) : [field];
    if (found < 0) fields.push({ name, isKey: false, type: 'list', value: members });
    else fields[found] = { ...fields[found]!, value: [...(fields[found]!.value as readonly LogField[]), ...members] };
  };
  for (const entry of loggedAttributes(protocol as Protocol, type)) {
    const value = valueAt(said, entry.path);
    if (entry.carried === 'bench' || value === undefined) continue;
    if (entry.sameAs !== undefined && value === said[entry.sameAs]) continue;
    for (const field of entry.sameAs === undefined ? fieldsFor(entry, value, starts) : [stranger(entry.path, value)])
      put(field, entry.inList);
  }
  return [...fields, ...strangersIn(message, said)];
};

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const valueAt = (said: Values, path: string): unknown => {
  let value: unknown = said;
  for (const name of path.split('.')) value = isValues(value) ? own(value, name) : undefined;
  return value;
};

/** The lines of one attribute. What is of another kind than the table says is printed as what it is. */
const fieldsFor = (entry: LoggedAttribute, value: unknown, starts: Milliseconds): readonly LogField[] => {
  const { logNames, logType, numbers, attribute } = entry;
  const [name, second] = logNames as [string, string?];
  const field = (type: string, said: LogField['value']): LogField => ({
    name,
    isKey: entry.inList !== undefined,
    type,
    value: said,
  });
  if (numbers && typeof value === 'string') {
    const number = own(numbers, value);
    return [typeof number === 'number' ? field('int', number) : field('str', value)];
  }
  if (attribute.kind === 'timestamp' && typeof value === 'number') {
    if (second === undefined) return [timeField(name, value, starts, false)];
    const whole = Math.floor((starts + value) / 1000);
    const rest = Math.round((starts + value - whole * 1000) * 1000);
    return [field('int', whole), { ...field('int', rest), name: second }];
  }
  if (attribute.kind === 'list of text' && Array.isArray(value)) return [field('list', value.map(nameOnly))];
  if (attribute.kind === 'list of Interaction' && Array.isArray(value))
    return [
      field(
        'list',
        value.map((each) => interactionField(each, starts)),
      ),
    ];
  return [
    { ...plainField(name, value, false), ...(logType === 'long' && { type: 'long' }), isKey: field('', '').isKey },
  ];
};

const nameOnly = (name: unknown): LogField => ({ name: String(name), isKey: true, type: 'str', value: '' });

const largest = 8_640_000_000_000_000;

/** An instant as a text, in UTC; a time that no calendar has stays a number. */
const timeField = (name: string, time: Milliseconds, starts: Milliseconds, isKey: boolean): LogField => {
  const instant = Math.floor(starts + time);
  return Math.abs(instant) <= largest
    ? { name, isKey, type: 'str', value: new Date(instant).toISOString() }
    : { name, isKey, type: 'int', value: time };
};

/** One of several interactions is a list under its identifier. */
const interactionField = (properties: unknown, starts: Milliseconds): LogField => {
  if (!isValues(properties)) return plainField('', properties, true);
  const kinds: Readonly<Record<string, Attribute>> = compoundValues['Interaction']!;
  const members = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) =>
      own(kinds, name)?.kind === 'timestamp' && typeof value === 'number'
        ? timeField(name, value, starts, true)
        : plainField(name, value, true),
    );
  return { name: String(properties['InteractionId']), isKey: true, type: 'list', value: members };
};

// ---- what the table does not know

/** No log has a name for it: its path in the API stands there, in quotes. */
const stranger = (path: string, value: unknown): LogField => plainField(path, value, true);

/** Members of compound values that the table does not have: an author may have put them there. */
const strangersIn = ({ protocol, type }: RawMessage, said: Values): readonly LogField[] => {
  const row = own(catalogue, type)?.find((entry) => entry.protocol === protocol)?.row;
  return Object.entries(row?.attributes ?? {}).flatMap(([name, { kind }]) => strangersAt(name, kind, said[name]));
};

const strangersAt = (path: string, kind: string, value: unknown): readonly LogField[] => {
  const members = own(compoundValues, kind);
  if (members === undefined || !isValues(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const known = own(members, name);
    if (known !== undefined) return strangersAt(`${path}.${name}`, known.kind, member);
    return member === undefined ? [] : [stranger(`${path}.${name}`, member)];
  });
};
