import {
  catalogue,
  type CatalogueEntry,
  type InteractionProperties,
  type Message,
  type SubstitutionContext,
} from 'routeproof';
import type { Attempts } from './attempts.ts';
import { connIdOf } from './conn-id.ts';
import { isEmpty, type Body } from './reshape.ts';
import type { Substitution } from './substitutions.ts';

/** Gives the T-Library message that travels in the place of another one. */
export function print(row: Substitution, message: Message, context: SubstitutionContext, attempts: Attempts): Message {
  const names = attributesOf(row);
  const given = message.body as Body;
  const said = row.reshape?.print?.(given) ?? given;
  const { Extension, Envelope } = said as { readonly Extension?: Body; readonly Envelope?: Body };
  const Attempt = Envelope?.['Attempt'] ?? Extension?.['Attempt'];
  const attempt = context.attempt ?? (typeof Attempt === 'number' ? Attempt : undefined);

  const body = callOf(names, message, attempt, context, attempts);
  const extensions: Words = {};
  Object.assign(body, row.says);
  for (const words of [Extension, Envelope])
    for (const name in words) if (name !== 'Attempt') (name in names ? body : extensions)[name] = words[name];
  for (const name in said) {
    const value = said[name];
    if (value === undefined || isElsewhere.has(name) || row.implies?.[name] === value) continue;
    const place = row.carries?.[name] ?? name;
    if (place.startsWith(inExtensions)) extensions[place.slice(inExtensions.length)] = value;
    else (place in names ? body : extensions)[place] = value;
  }
  // A T-Library connection carries one client, so only the registration says which.
  if (row.carries?.['ProxyClientId'] !== undefined) extensions['ProxyClientId'] = said['ProxyClientId'];
  if (row.tellsAll) {
    const properties = context.interaction ?? (given['Interaction'] as InteractionProperties | undefined);
    if (properties !== undefined) body['UserData'] = allOf(properties);
  }
  if (!isEmpty(extensions)) body['Extensions'] = extensions;
  if (row.ends && attempt !== undefined) attempts.end(attempt);
  const { ref, interaction } = message;
  return { protocol: 'TLibrary', type: row.tLibrary, ref, interaction, body } as Message;
}

const inExtensions = 'Extensions.';

/** Attributes that are words in Extensions, or say what stands in other attributes too. */
const isElsewhere: ReadonlySet<string> = new Set(['ProxyClientId', 'Extension', 'Envelope', 'Interaction']);

type Words = Record<string, unknown>;

/** What T-Library messages say about the call, which is a routing attempt of an interaction. */
function callOf(
  names: Attributes,
  { interaction }: Message,
  attempt: number | undefined,
  { client, interaction: properties }: SubstitutionContext,
  attempts: Attempts,
): Words {
  const call: Words = {};
  if ('ThisDN' in names) call['ThisDN'] = attempts.of(attempt)?.thisDn ?? client.name;
  if ('ConnID' in names && (attempt !== undefined || !names['ConnID']!.optional))
    call['ConnID'] = connIdOf(attempt ?? 0);
  if ('CallUUID' in names && interaction !== undefined) call['CallUUID'] = interaction;
  if ('CallID' in names && properties !== undefined) call['CallID'] = properties.SubmitSeq;
  return call;
}

type Attributes = CatalogueEntry['row']['attributes'];

/** Looked up once for each row of the table, since every message of URS asks. */
const known = new Map<Substitution, Attributes>();

function attributesOf(row: Substitution): Attributes {
  let attributes = known.get(row);
  if (attributes === undefined) {
    attributes = catalogue[row.tLibrary].find(({ protocol }) => protocol === 'TLibrary')!.row.attributes;
    known.set(row, attributes);
  }
  return attributes;
}

/** A strategy reads system properties and attached data side by side; no attached data hides a system property. */
const allOf = ({ UserData, ...system }: InteractionProperties): Body => ({ ...UserData, ...system });
