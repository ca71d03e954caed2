import type { MessageOf } from '../../protocol/catalogue.ts';
import { enumerations, type WordOf } from '../../protocol/enumerations.ts';
import type { InteractionProperties, KeyValues } from '../../protocol/values.ts';
import { systemProperties } from '../../store/kept-properties.ts';
import type { InteractionRecord } from '../../store/interaction-record.ts';
import type { ServerCore } from '../server-core.ts';

/** What a router is told of an interaction that it is to find a route for. */
export function routeRequest(
  core: ServerCore,
  interaction: InteractionRecord,
  strategy: string,
  ConnID: string,
): MessageOf<'EventRouteRequest'>['body'] {
  return {
    ThisDN: strategy,
    EventTime: core.clock.now(),
    ConnID,
    ThisQueue: strategy,
    CallID: interaction.properties.SubmitSeq,
    CallUUID: interaction.id,
    CallType: callTypeOf(interaction.properties),
    Server: core.name,
    UserData: routeData(interaction),
  };
}

/** The type of an interaction, as the T-Library has it. */
const callTypeOf = ({ InteractionType }: InteractionProperties) =>
  enumerations.CallType.words[callTypes[InteractionType] ?? 'inbound'];

const callTypes: Readonly<Record<string, WordOf<'CallType'>>> = { Outbound: 'outbound', Internal: 'internal' };

/** A strategy reads system properties and user data side by side, as attached data; no user data hides a system property. */
function routeData({ properties }: InteractionRecord): KeyValues {
  const system = systemProperties(properties);
  return isEmpty(properties.UserData) ? system : { ...properties.UserData, ...system };
}

function isEmpty(userData: KeyValues): boolean {
  for (const _ in userData) return false;
  return true;
}
