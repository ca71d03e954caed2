import type { ServerErrorName } from '../protocol/server-errors.ts';
import { sealed } from '../protocol/sealed.ts';
import type { InteractionProperties, KeyValue, KeyValues } from '../protocol/values.ts';
import type { InteractionRecord } from '../store/interaction-record.ts';
import { actorOf } from './bodies.ts';
import type { InteractionHandler } from './handler.ts';
import { mayAct } from './rights.ts';
import { extended } from '../kernel/extended.ts';

interface Changes {
  readonly AddedProperties?: KeyValues | undefined;
  readonly ChangedProperties?: KeyValues | undefined;
  readonly DeletedProperties?: readonly string[] | undefined;
}

/** System properties that users may change; the others belong to the server. */
const changeable = ['ExternalId', 'ParentId'] as const;
const system: ReadonlySet<string> = new Set([
  'InteractionId', 'InteractionState', 'MediaType', 'InteractionType', 'InteractionSubtype', 'TenantId', 'IsOnline',
  'SubmittedBy', 'SubmitSeq', 'SubmittedAt', 'ReceivedAt', 'Queue', 'Workbin', 'PlacedInQueueAt', 'MovedToQueueAt',
  'DeliveredAt', 'AssignedAt', 'AbandonedAt',
]); // prettier-ignore

/** What the properties become, or why they may not; `undefined` when nothing changes. Everything that is no system property is attached data. */
export function withChanges(
  { properties }: InteractionRecord,
  { AddedProperties, ChangedProperties, DeletedProperties = [] }: Changes,
): Partial<InteractionProperties> | ServerErrorName | undefined {
  if (AddedProperties === undefined && ChangedProperties === undefined && DeletedProperties.length === 0)
    return undefined;
  const set = { ...AddedProperties, ...ChangedProperties };
  const names = [...Object.keys(set), ...DeletedProperties];
  if (names.length === 0) return undefined;
  if (names.some((name) => system.has(name) && !mediaServersOwn(name))) return 'bad-attribute';
  const changed: Record<string, KeyValue> = {};
  const UserData: Record<string, KeyValue> = { ...properties.UserData };
  for (const [name, value] of Object.entries(set)) {
    if (mediaServersOwn(name) || (changeable as readonly string[]).includes(name)) changed[name] = value;
    else UserData[name] = value;
  }
  for (const name of DeletedProperties) delete UserData[name];
  return { ...(changed as Partial<InteractionProperties>), UserData: sealed(UserData) };
}

/** A media server says when the customer goes off line. */
const mediaServersOwn = (name: string): boolean => name === 'IsOnline';

/** Adds, changes and deletes properties; all who work on the interaction learn it. */
export const requestChangeProperties: InteractionHandler<'RequestChangeProperties'> = (
  core,
  asked,
  { body },
  interaction,
) => {
  const { client } = asked;
  const denied = client.role === 'media-server' ? undefined : mayAct(interaction, asked);
  if (denied !== undefined) return core.out.refuse(asked, denied, undefined, interaction);
  const changed = withChanges(interaction, body);
  if (typeof changed === 'string') return core.out.refuse(asked, changed, undefined, interaction);
  interaction.set(changed);
  if (changed?.IsOnline === false) interaction.set({ AbandonedAt: core.clock.now() });
  core.out.ack(asked, interaction);
  const about = {
    Interaction: interaction.properties,
    AddedProperties: body.AddedProperties,
    ChangedProperties: body.ChangedProperties,
    DeletedProperties: body.DeletedProperties,
    Actor: actorOf(client, interaction),
  };
  const working = new Set([
    interaction.router?.proxyClientId,
    ...interaction.parties.map((party) => party.proxyClientId),
  ]);
  for (const told of core.clients.values())
    if (told !== client && (working.has(told.proxyClientId) || told.toldOf.properties))
      core.out.tell(
        told,
        'EventPropertiesChanged',
        interaction,
        extended(about, { ProxyClientId: told.proxyClientId }),
      );
  core.out.report('EventPropertiesChanged', interaction.id, extended(about, { EventTime: core.clock.now() }));
};

/** Anyone may read what the server knows of an interaction. */
export const requestGetInteractionProperties: InteractionHandler<'RequestGetInteractionProperties'> = (
  core,
  asked,
  _request,
  interaction,
) => {
  core.out.answer(
    asked,
    'EventInteractionProperties',
    { Interaction: interaction.properties, ProxyClientId: asked.client.proxyClientId },
    interaction,
  );
};
