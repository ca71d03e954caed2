import { catalogue, type Message } from '../protocol/catalogue.ts';
import type { WordOf } from '../protocol/enumerations.ts';
import type { Protocol, Role } from '../protocol/values.ts';
import type { Client } from './clients/client.ts';
import type { Refusal } from './outgoing.ts';

type ClientRole = Exclude<Role, 'interaction-server'>;

/** As what a client of each role registers, and in which protocol it then asks. */
const registrations: Readonly<
  Record<
    ClientRole,
    { readonly words: string; readonly as: readonly WordOf<'ClientType'>[]; readonly protocol: Protocol }
  >
> = {
  agent: { words: 'an agent application', as: ['AgentApplication', 'Proxy'], protocol: 'InteractionManagement' },
  'media-server': { words: 'a media server', as: ['MediaServer', 'Proxy'], protocol: 'InteractionManagement' },
  urs: { words: 'a router', as: ['Router'], protocol: 'InteractionManagement' },
  'reporting-engine': { words: 'a reporting engine', as: ['ReportingEngine'], protocol: 'Reporting' },
  service: { words: 'a third-party service', as: ['EspServer'], protocol: 'InteractionManagement' },
};

/** RG1: a client registers in the protocol that it then speaks. */
export function protocolRefusal(role: Role, { type, protocol }: Message): Refusal | undefined {
  const { words, protocol: own } = registrations[role as ClientRole];
  if (protocol === own) return undefined;
  return {
    error: 'not-supported',
    sentence: `${type} came as ${protocol}, and ${words} registers as ${own} on this connection.`,
  };
}

/** RG2: what a client says that it is must be what it is connected as. */
export function typeRefusal(role: Role, ClientType: WordOf<'ClientType'>): Refusal | undefined {
  const { words, as } = registrations[role as ClientRole];
  if (as.includes(ClientType)) return undefined;
  return {
    error: 'wrong-client-type',
    sentence: `ClientType is ${ClientType}, and ${words} registers as ${as.join(' or ')}.`,
  };
}

/** RG3: a request is for those roles to ask that the catalogue names, in the protocols that it names. */
export function askingRefusal({ name, role }: Pick<Client, 'name' | 'role'>, message: Message): Refusal | undefined {
  const { type, protocol } = message;
  const entries = catalogue[type];
  for (const entry of entries) if (entry.protocol === protocol && entry.row.from.includes(role)) return undefined;
  const entry = entries.find((each) => each.protocol === protocol);
  if (entry === undefined)
    return {
      error: 'not-supported',
      sentence: `${type} came as ${protocol}, and is asked as ${entries.map((each) => each.protocol).join(' or ')}.`,
    };
  const { from } = entry.row;
  const askers = from.flatMap((each) => (each === 'interaction-server' ? [] : [registrations[each].words]));
  return {
    error: 'wrong-client-type',
    sentence: `${type} is for ${askers.join(' or ')} to ask, and '${name}' is ${registrations[role as ClientRole].words}.`,
  };
}
