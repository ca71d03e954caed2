import type { InteractionRecord } from '../../store/interaction-record.ts';
import { actorOf } from '../bodies.ts';
import type { Client } from '../clients/client.ts';
import type { InteractionHandler } from '../handler.ts';
import { mayAct } from '../rights.ts';
import type { ServerCore } from '../server-core.ts';
import { withChanges } from '../acts/with-changes.ts';
import { assign } from '../../kernel/assign.ts';

/** CP1 to CP5: adds, changes and deletes properties; all who work on the interaction learn it. */
export const requestChangeProperties: InteractionHandler<'RequestChangeProperties'> = (
  core,
  asked,
  { body },
  interaction,
) => {
  const { client } = asked;
  const denied = client.role === 'media-server' ? undefined : mayAct(core, interaction, asked);
  if (denied !== undefined) return core.out.refuse(asked, denied);
  const wanted = withChanges(interaction, body, client.role, core.clock.now());
  if ('error' in wanted) return core.out.refuse(asked, wanted);
  interaction.set(wanted.changed);
  core.out.ack(asked);
  const about = {
    Interaction: interaction.properties,
    AddedProperties: body.AddedProperties,
    ChangedProperties: body.ChangedProperties,
    DeletedProperties: body.DeletedProperties,
    Actor: actorOf(client, interaction),
  };
  for (const told of toldOfChanges(core, interaction))
    if (told !== client)
      core.out.tell(told, 'EventPropertiesChanged', interaction, assign(about, { ProxyClientId: told.proxyClientId }));
  if (core.options.propertiesToReporting)
    core.out.report('EventPropertiesChanged', interaction.id, assign(about, { EventTime: core.clock.now() }));
};

/** Each once: those who work on the interaction, as in G1, then those who asked for it at their registration. */
function toldOfChanges(core: ServerCore, { router, parties, invitations }: InteractionRecord): ReadonlySet<Client> {
  const told = new Set<Client>();
  const add = (proxyClientId: number): void => {
    const client = core.clients.get(proxyClientId);
    if (client !== undefined) told.add(client);
  };
  if (router !== undefined) add(router.proxyClientId);
  for (const { proxyClientId } of parties) add(proxyClientId);
  if (core.options.propertiesToInvitees) for (const { inviteeClient } of invitations) add(inviteeClient);
  for (const client of core.clients.values()) if (client.toldOf.properties) told.add(client);
  return told;
}
