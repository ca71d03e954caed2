import type { InteractionProperties } from 'routeproof';
import { systemProperties, type Known, type Message, type MessageType } from 'routeproof/kit';
import { catalogue } from 'routeproof/protocol';
import { isEmpty, type Body } from './reshape.ts';
import type { TLibrarySubstitution } from './substitutions.ts';

type Words = Record<string, unknown>;

/** Makes what puts a message into the words of the T-Library: gives the attributes that travel, or nothing in another situation. */
export function encodingOf(row: TLibrarySubstitution): (message: Message, known: Known) => Body | undefined {
  const names = catalogue[row.tLibrary].find(({ protocol }) => protocol === 'TLibrary')!.row.attributes;
  const places = new Map(Object.entries(row.carries ?? {}));
  const dropped = new Set(['ProxyClientId', 'Extension', 'Envelope', 'Interaction', ...(row.drops ?? [])]);

  return (message, known) => {
    if (!isMeant(row, message, known)) return undefined;
    const given = message.body as Body;
    const said = row.reshape?.encode?.(given) ?? given;
    const body = callIn(names, message, known);
    const extensions: Words = {};
    const put = (place: string, value: unknown): void => {
      if (place.startsWith(inExtensions)) extensions[place.slice(inExtensions.length)] = value;
      else if (place in names) body[place] = value;
    };
    Object.assign(body, row.says);
    for (const words of [said['Extension'], said['Envelope']] as readonly (Body | undefined)[])
      for (const name in words) if (name !== 'ConnID') extensions[name] = words[name];
    for (const name in said) {
      const value = said[name];
      if (value !== undefined && !dropped.has(name)) put(places.get(name) ?? name, value);
    }
    Object.assign(extensions, row.marks);
    if (row.tellsAll) Object.assign(body, allOf(given, message, known));
    if (!isEmpty(extensions)) body['Extensions'] = Object.freeze(extensions);
    return body;
  };
}

const inExtensions = 'Extensions.';

function isMeant({ answers, when }: TLibrarySubstitution, { ref, body }: Message, known: Known): boolean {
  if (answers !== undefined && !isOneOf(answers, known.asked(ref)?.request.type)) return false;
  return when === undefined || when(body as Body, ref, known);
}

const isOneOf = (types: readonly MessageType[], type: MessageType | undefined): boolean =>
  type !== undefined && types.includes(type);

/** What T-Library messages say about the call, which is a routing attempt of an interaction. */
function callIn(names: Readonly<Record<string, unknown>>, message: Message, known: Known): Words {
  const { ref, interaction } = message;
  const asked = message.type.startsWith('Request') ? undefined : known.asked(ref);
  const connId = namedIn(message) ?? (asked && namedIn(asked.request)) ?? known.callOf(interaction)?.connId;
  const call = connId === undefined ? undefined : known.call(connId);
  const { ThisDN } = (asked?.wire.body ?? {}) as { readonly ThisDN?: string };
  const said: Words = {};
  if ('ThisDN' in names) said['ThisDN'] = call?.thisDn ?? ThisDN ?? known.client.name;
  if ('ConnID' in names && (connId !== undefined || !isOptional(names['ConnID']))) said['ConnID'] = connId ?? nobodys;
  if ('ThisQueue' in names && call !== undefined) said['ThisQueue'] = call.thisDn;
  if ('CallID' in names && call?.callId !== undefined) said['CallID'] = call.callId;
  if ('CallUUID' in names && interaction !== undefined && interaction !== '') said['CallUUID'] = interaction;
  return said;
}

const isOptional = (attribute: unknown): boolean => (attribute as { readonly optional: boolean }).optional;

/** A ConnID that no call has. */
const nobodys = '0000000000000000';

/** The ConnID that a request in other words names. */
export const namedIn = ({ body }: Message): string | undefined => {
  const { Extension, Envelope = Extension } = body as { readonly Extension?: Body; readonly Envelope?: Body };
  const connId = Envelope?.['ConnID'];
  return typeof connId === 'string' ? connId : undefined;
};

/** A strategy reads system properties and attached data side by side; no attached data hides a system property. */
function allOf({ Interaction }: Body, { type, interaction }: Message, known: Known): Body {
  // An acknowledgement does not say what it acknowledges: the server's end knows.
  const told =
    type === 'EventAck' ? known.interaction(interaction) : (Interaction as InteractionProperties | undefined);
  if (told === undefined) return {};
  return { UserData: Object.freeze({ ...told.UserData, ...systemProperties(told) }) };
}
