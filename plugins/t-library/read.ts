import { catalogue, type Message, type SubstitutionContext } from 'routeproof';
import type { Attempts } from './attempts.ts';
import { attemptOf } from './conn-id.ts';
import { definedOnly, type Body } from './reshape.ts';
import type { Substitution } from './substitutions.ts';

/** Gives the request that the server handles for one in words of the T-Library. */
export function read(row: Substitution, message: Message, context: SubstitutionContext, attempts: Attempts): Message {
  const { protocol, row: meant } = catalogue[row.standsFor][0]!;
  const names = meant.attributes;
  const back = namesBack(row);
  const { Extensions, ConnID, ...attributes } = definedOnly(message.body as Body);

  const body: Record<string, unknown> = {};
  const extension: Record<string, unknown> = {};
  const put = (place: string, name: string, value: unknown): void => {
    const meantName = back.get(place) ?? name;
    (meantName in names ? body : extension)[meantName] = value;
  };
  for (const [name, value] of Object.entries((Extensions as Body | undefined) ?? {}))
    put(`Extensions.${name}`, name, value);
  for (const [name, value] of Object.entries(attributes)) {
    // The ConnID says it all: ThisDN is where the attempt came from.
    if (row.says?.[name] === value || (name === 'ThisDN' && !back.has(name))) continue;
    put(name, name, value);
  }
  if (ConnID !== undefined) extension['Attempt'] = attemptOf(ConnID);
  if (Object.keys(extension).length > 0) body['Extension' in names ? 'Extension' : 'Envelope'] = extension;
  const whole = { ...row.implies, ...body };
  const shaped = row.reshape?.read === undefined ? whole : row.reshape.read(whole, context);
  if (shaped === undefined) return message;
  const interaction = 'InteractionId' in names ? interactionOf(message, ConnID, attempts) : undefined;
  return { protocol, type: row.standsFor, ref: message.ref, interaction, body: shaped } as Message;
}

/** The ConnID alone names an interaction too; an empty name is one that no interaction has. */
const interactionOf = ({ interaction }: Message, connId: unknown, attempts: Attempts): string | undefined =>
  interaction ?? attempts.of(attemptOf(connId))?.interaction ?? (connId === undefined ? undefined : '');

const namesBack = ({ carries = {} }: Substitution): ReadonlyMap<string, string> =>
  new Map(Object.entries(carries).map(([name, place]) => [place, name]));
