import type { Workbin } from '../protocol/values.ts';
import type { InteractionRecord } from '../store/interaction-record.ts';
import type { Location } from '../store/store-view.ts';
import { actorOf, agentParty } from './bodies.ts';
import type { Asked } from './client.ts';
import type { InteractionHandler } from './handler.ts';
import { withChanges } from './properties.ts';
import { putInto, releaseFromRouter, reportStrategyRemoved } from './queues.ts';
import { mayAct } from './rights.ts';
import type { ServerCore } from './server-core.ts';
import { refuseLate, revokeInvitees, withdraw } from './withdrawal.ts';

/** Moves an interaction to a queue; all who work on it are relieved. */
export const requestPlaceInQueue: InteractionHandler<'RequestPlaceInQueue'> = (core, asked, { body }, interaction) => {
  const denied = mayAct(interaction, asked);
  if (denied !== undefined) return core.out.refuse(asked, denied, undefined, interaction);
  if (core.queue(body.Queue) === undefined)
    return core.out.refuse(asked, 'unknown-target', core.unknown('queue', body.Queue), interaction);
  place(core, asked, interaction, { kind: 'queue', queue: body.Queue }, body);
};

const ownerless = 'RequestPlaceInWorkbin of a client that is no agent needs one of AgentId, PlaceId, GroupId.';

/** Moves an interaction to a workbin and to the queue behind it. Without an owner the workbin is the requester's own. */
export const requestPlaceInWorkbin: InteractionHandler<'RequestPlaceInWorkbin'> = (
  core,
  asked,
  { body },
  interaction,
) => {
  const denied = mayAct(interaction, asked);
  if (denied !== undefined) return core.out.refuse(asked, denied, undefined, interaction);
  const behind = core.workbin(body.WorkbinType);
  if (behind === undefined)
    return core.out.refuse(asked, 'unknown-target', core.unknown('workbin', body.WorkbinType), interaction);
  const { WorkbinType, AgentId, PlaceId, GroupId } = body;
  const own = AgentId ?? PlaceId ?? GroupId ?? asked.client.agent?.name;
  if (own === undefined) return core.out.refuse(asked, 'missing-attribute', ownerless, interaction);
  const stranger = core.unknownOwner(body);
  if (stranger !== undefined) return core.out.refuse(asked, 'unknown-target', stranger, interaction);
  const workbin: Workbin = {
    WorkbinType,
    ...(PlaceId === undefined && GroupId === undefined && { AgentId: own }),
    ...(PlaceId !== undefined && { PlaceId }),
    ...(GroupId !== undefined && { GroupId }),
  };
  place(core, asked, interaction, { kind: 'workbin', workbin, queue: behind.queue }, body);
};

function place(
  core: ServerCore,
  asked: Asked,
  interaction: InteractionRecord,
  location: Location,
  changes: Parameters<typeof withChanges>[1],
): void {
  const changed = withChanges(interaction, changes);
  if (typeof changed === 'string') return core.out.refuse(asked, changed, undefined, interaction);
  const operation = location.kind === 'queue' ? 'place_in_queue' : 'place_in_workbin';
  const actor = actorOf(asked.client, interaction);
  const { router } = interaction;
  const parties = [...interaction.parties];
  const withdrawn = withdraw(core, interaction.invitations);
  for (const party of parties) interaction.part(party);
  releaseFromRouter(core, interaction);
  interaction.set(changed);

  core.out.ack(asked, interaction);
  refuseLate(core, interaction, withdrawn);
  for (const { proxyClientId } of parties) {
    const client = core.client(proxyClientId);
    if (client !== undefined && client !== asked.client)
      core.out.tell(client, 'EventRevoked', interaction, {
        Interaction: interaction.properties,
        Operation: operation,
        Actor: actor,
        ProxyClientId: proxyClientId,
      });
  }
  revokeInvitees(core, interaction, withdrawn, { Operation: operation, Actor: actor });
  if (router !== undefined) reportStrategyRemoved(core, interaction, router, operation);
  for (const party of parties)
    core.out.report('EventPartyRemoved', interaction.id, {
      Interaction: interaction.properties,
      Party: agentParty(party),
      Operation: operation,
      Actor: actor,
      EventTime: core.clock.now(),
    });
  putInto(core, interaction, location, 'placed', actor);
}
