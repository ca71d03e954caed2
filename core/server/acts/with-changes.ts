import type { Milliseconds } from '../../kernel/time.ts';
import { largestPacked, packedSize } from '../../protocol/key-values/packed-size.ts';
import { sealed } from '../../protocol/key-values/sealed.ts';
import type { InteractionProperties, KeyValue, KeyValues, Role } from '../../protocol/values.ts';
import type { InteractionRecord } from '../../store/interaction-record.ts';
import type { Refusal } from '../outgoing.ts';

/** What a request wants of the properties of an interaction. */
export interface Changes {
  readonly AddedProperties?: KeyValues | undefined;
  readonly ChangedProperties?: KeyValues | undefined;
  readonly DeletedProperties?: readonly string[] | undefined;
}

/** What the properties become; nothing where nothing is asked for. */
export interface Changed {
  readonly changed: Partial<InteractionProperties> | undefined;
}

/** CP5: what the properties become, or why they may not. Everything that is no system property is attached data. */
export function withChanges(
  { properties }: InteractionRecord,
  { AddedProperties, ChangedProperties, DeletedProperties = [] }: Changes,
  by: Role,
  now: Milliseconds,
): Changed | Refusal {
  if (AddedProperties === undefined && ChangedProperties === undefined && DeletedProperties.length === 0)
    return { changed: undefined };
  const set = { ...AddedProperties, ...ChangedProperties };
  const changed: Record<string, KeyValue | boolean | undefined> = {};
  const UserData: Record<string, KeyValue> = { ...properties.UserData };
  for (const [name, value] of Object.entries(set)) {
    const problem = problemWith(name, by) ?? problemOfValue(name, value);
    if (problem !== undefined) return { error: 'bad-attribute', sentence: problem };
    if (name === 'IsOnline') changed[name] = value === 1;
    else if (changeable.has(name)) changed[name] = value;
    else UserData[name] = value;
  }
  for (const name of DeletedProperties) {
    const problem = name === 'IsOnline' ? "Property 'IsOnline' cannot be deleted." : problemWith(name, by);
    if (problem !== undefined) return { error: 'bad-attribute', sentence: problem };
    if (changeable.has(name)) changed[name] = undefined;
    else delete UserData[name];
  }
  if (packedSize(UserData) > largestPacked) return { error: 'user-data-too-large' };
  if (changed['IsOnline'] === false) changed['AbandonedAt'] = now;
  return { changed: { ...(changed as Partial<InteractionProperties>), UserData: sealed(UserData) } };
}

/** System properties that users may change; the others belong to the server. */
const changeable: ReadonlySet<string> = new Set(['ExternalId', 'ParentId']);
const system: ReadonlySet<string> = new Set([
  'InteractionId', 'InteractionState', 'MediaType', 'InteractionType', 'InteractionSubtype', 'TenantId',
  'SubmittedBy', 'SubmitSeq', 'SubmittedAt', 'ReceivedAt', 'Queue', 'Workbin', 'PlacedInQueueAt', 'MovedToQueueAt',
  'DeliveredAt', 'AssignedAt', 'AbandonedAt',
]); // prettier-ignore

function problemWith(name: string, by: Role): string | undefined {
  if (system.has(name)) return `Property '${name}' belongs to the server, and nobody else changes it.`;
  // The customer is on line with a media server, and with nobody else.
  if (name === 'IsOnline' && by !== 'media-server') return "Property 'IsOnline' is for media servers to change.";
  return undefined;
}

function problemOfValue(name: string, value: KeyValue): string | undefined {
  if (name === 'IsOnline' && value !== 0 && value !== 1) return "Property 'IsOnline' is 1 or 0.";
  return changeable.has(name) && typeof value !== 'string' ? `Property '${name}' is a text.` : undefined;
}
