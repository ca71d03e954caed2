import type { Workbin } from '../protocol/values.ts';
import type { InteractionRecord } from '../store/interaction-record.ts';
import type { Location } from '../store/store-view.ts';
import { actorOf, agentParty } from './bodies.ts';
import type { Asked } from './client.ts';
import type { InteractionHandler } from './handler.ts';
import { withChanges } from './properties.ts';
import { reportPartyRemoved, reportStrategyRemoved, type Cause } from './party-removed.ts';
import { putInto, releaseFromRouter } from './queues.ts';
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
  body: Parameters<typeof withChanges>[1] & Pick<Cause, 'Reason'>,
): void {
  const changed = withChanges(interaction, body);
  if (typeof changed === 'string') return core.out.refuse(asked, changed, undefined, interaction);
  const cause = {
    Operation: location.kind === 'queue' ? 'place_in_queue' : 'place_in_workbin',
    Actor: actorOf(asked.client, interaction),
    Reason: body.Reason,
  } as const satisfies Cause;
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
        ...cause,
        ProxyClientId: proxyClientId,
      });
  }
  revokeInvitees(core, interaction, withdrawn, cause);
  if (router !== undefined) reportStrategyRemoved(core, interaction, router, cause);
  for (const party of parties) reportPartyRemoved(core, interaction, agentParty(party), cause);
  putInto(core, interaction, location, 'placed', { actor: cause.Actor, reason: cause.Reason });
}
