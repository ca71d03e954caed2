import type { InteractionProperties, KeyValues } from 'routeproof';
import type { Decoded, Known, Message } from 'routeproof/kit';
import { catalogue } from 'routeproof/protocol';
import { isSystemProperty } from '../urs/routing/system-properties.ts';
import { definedOnly, type Body } from './reshape.ts';
import type { TLibrarySubstitution } from './substitutions.ts';

type Words = Record<string, unknown>;

/** Makes what reads a message of the T-Library: gives what it says in the other words, or nothing in another situation. */
export function decodingOf(row: TLibrarySubstitution): (wire: Message, known: Known) => Decoded | undefined {
  const names = catalogue[row.standsFor][0]!.row.attributes;
  const inExtension = 'Extension' in names ? 'Extension' : 'Envelope';
  const back = new Map(Object.entries(row.carries ?? {}).map(([name, place]) => [place, name]));

  return (wire, known) => {
    const attributes = wire.body as Body;
    if (!isMeant(row, wire, known)) return undefined;
    const { Extensions = {}, ConnID, ...others } = definedOnly(attributes);
    const body: Words = {};
    const extension: Words = {};
    const put = (place: string, name: string, value: unknown): void => {
      const meant = back.get(place) ?? name;
      if (meant in names && meant !== 'Extension' && meant !== 'Envelope') body[meant] = value;
    };
    for (const [name, value] of Object.entries(Extensions as Body))
      if (back.has(`Extensions.${name}`)) put(`Extensions.${name}`, name, value);
      else if (row.marks?.[name] !== value) extension[name] = value;
    for (const [name, value] of Object.entries(others)) {
      if (ofTheCall.has(name) && !back.has(name)) continue;
      if (name === 'UserData' && row.tellsAll) Object.assign(body, inNames(names, value as KeyValues));
      else put(name, name, value);
    }
    if (typeof ConnID === 'string' && wire.type.startsWith('Request')) extension['ConnID'] = ConnID;
    if (Object.keys(extension).length > 0) body[inExtension] = Object.freeze(extension);
    const shaped = row.reshape?.decode?.({ ...implied(row, known), ...body }, wire, known);
    const whole = row.reshape?.decode === undefined ? { ...implied(row, known), ...body } : shaped;
    if (whole === undefined) return undefined;
    return { interaction: interactionOf(ConnID, known), body: whole as never };
  };
}

/** What answers and news repeat of the call: the ConnID says it all. */
const ofTheCall: ReadonlySet<string> = new Set([
  'ThisDN', 'ThisQueue', 'CallID', 'CallUUID', 'CallType', 'Server', 'EventTime', 'OtherDN', 'Location', 'DNIS', 'ANI',
]); // prettier-ignore

function isMeant(row: TLibrarySubstitution, { ref, type, body }: Message, known: Known): boolean {
  const { says = {}, marks = {}, reads } = row;
  const { Extensions } = body as { readonly Extensions?: Body };
  if (type.startsWith('Event') && isAnswer(row) !== (ref !== undefined)) return false;
  for (const name in says) if ((body as Body)[name] !== says[name]) return false;
  for (const name in marks) if (Extensions?.[name] !== marks[name]) return false;
  return reads === undefined || reads(body as Body, ref, known);
}

/** News has no ReferenceID, and an answer always has one. */
const isAnswer = ({ standsFor }: TLibrarySubstitution): boolean =>
  catalogue[standsFor][0]!.row.attributes['ReferenceId']?.optional === false;

const implied = ({ implies }: TLibrarySubstitution, known: Known): Body =>
  typeof implies === 'function' ? implies(known) : (implies ?? {});

/** The ConnID alone names an interaction; an empty name is one that no interaction has. */
const interactionOf = (connId: unknown, known: Known): string | undefined =>
  typeof connId === 'string' ? (known.call(connId)?.interaction ?? '') : undefined;

/** All properties, where the other message has an attribute for them. */
function inNames(names: Readonly<Record<string, unknown>>, attached: KeyValues): Words {
  if (!('Interaction' in names)) return {};
  const system: Words = {};
  const UserData: Words = {};
  for (const name in attached) (isSystemProperty(name) ? system : UserData)[name] = attached[name];
  system['IsOnline'] = Boolean(system['IsOnline']);
  system['UserData'] = Object.freeze(UserData);
  return { Interaction: Object.freeze(system) as unknown as InteractionProperties };
}
