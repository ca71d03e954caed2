import type { InteractionProperties, KeyValues } from 'routeproof';
import { substitute } from 'routeproof/plugins';
import { but, call, some, fromReasons, inReasons } from './words.ts';

// What the server tells of its own accord, and what a third-party server says.

/** Names that the server keeps for itself: what else stands in UserData was attached by somebody. */
const ofTheServer: ReadonlySet<string> = new Set([
  'InteractionId',
  'InteractionState',
  'MediaType',
  'InteractionType',
  'InteractionSubtype',
  'TenantId',
  'IsOnline',
  'SubmittedBy',
  'SubmitSeq',
  'SubmittedAt',
  'ReceivedAt',
  'Queue',
  'Workbin',
  'PlacedInQueueAt',
  'MovedToQueueAt',
  'DeliveredAt',
  'AssignedAt',
  'AbandonedAt',
  'ExternalId',
  'ParentId',
]);

/** All properties as one list, which has no flags. */
export const asAttached = ({ UserData, IsOnline, ...properties }: InteractionProperties): KeyValues => ({
  ...UserData,
  ...(properties as unknown as KeyValues),
  IsOnline: IsOnline ? 1 : 0,
});

const asProperties = (attached: KeyValues): InteractionProperties => {
  const properties: Record<string, unknown> = {};
  const UserData: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(attached))
    if (ofTheServer.has(name)) properties[name] = name === 'IsOnline' ? value === 1 : value;
    else UserData[name] = value;
  return { ...properties, UserData } as unknown as InteractionProperties;
};

const interactionIn = (UserData: KeyValues | undefined) =>
  UserData === undefined ? {} : { Interaction: asProperties(UserData) };

/** The manual's text: what somebody else stops ends for URS as if it had been routed. */
export const usedUp = substitute({
  standsFor: 'EventRevoked',
  as: 'EventRouteUsed',
  protocol: 'TLibrary',
  encode({ interaction, body: { Operation, Reason, Interaction, Extension } }, known) {
    const routed = known.callOf(interaction);
    if (routed === undefined || Operation !== 'stop') return undefined;
    if (known.options?.stopTellsUrsWith !== 'EventRouteUsed') return undefined;
    return {
      ...call(routed),
      ...inReasons(Reason),
      ...(Interaction !== undefined && { UserData: asAttached(Interaction) }),
      ...some('Extensions', but(Extension)),
    };
  },
  decode({ ref, body: { CallUUID, Reasons, UserData, Extensions } }) {
    if (ref !== undefined) return undefined;
    const more = Extensions === undefined ? {} : { Extension: Extensions };
    return {
      interaction: CallUUID,
      body: { Operation: 'stop' as const, ...fromReasons(Reasons), ...interactionIn(UserData), ...more },
    };
  },
  drops: ['ProxyClientId', 'Party', 'Actor', 'EventTime'],
});

export const abandoned = substitute({
  standsFor: 'EventRevoked',
  as: 'EventAbandoned',
  protocol: 'TLibrary',
  encode({ interaction, body: { Reason, Interaction, Extension } }, known) {
    const routed = known.callOf(interaction);
    if (routed === undefined) return undefined;
    return {
      ...call(routed),
      ...inReasons(Reason),
      ...(Interaction !== undefined && { UserData: asAttached(Interaction) }),
      ...some('Extensions', but(Extension)),
    };
  },
  decode({ body: { CallUUID, Reasons, UserData, Extensions } }) {
    const more = Extensions === undefined ? {} : { Extension: Extensions };
    return {
      interaction: CallUUID,
      body: { Operation: 'unknown' as const, ...fromReasons(Reasons), ...interactionIn(UserData), ...more },
    };
  },
  drops: ['ProxyClientId', 'Party', 'Actor', 'EventTime', 'Operation'],
});

export const changedByOthers = substitute({
  standsFor: 'EventPropertiesChanged',
  as: 'EventAttachedDataChanged',
  protocol: 'TLibrary',
  encode({ interaction, body: { Interaction, Extension } }, known) {
    const routed = known.callOf(interaction);
    if (routed === undefined) return undefined;
    return { ...call(routed), UserData: asAttached(Interaction), ...some('Extensions', but(Extension)) };
  },
  decode({ ref, body: { CallUUID, UserData, Extensions } }) {
    if (ref !== undefined || UserData === undefined) return undefined;
    const more = Extensions === undefined ? {} : { Extension: Extensions };
    return { interaction: CallUUID, body: { Interaction: asProperties(UserData), ...more } };
  },
  drops: ['ProxyClientId', 'Actor', 'EventTime', 'AddedProperties', 'ChangedProperties', 'DeletedProperties'],
});
