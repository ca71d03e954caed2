import type { InteractionRecord } from '../../store/interaction-record.ts';
import type { Location } from '../../store/store-view.ts';
import { actorOf, agentParty } from '../bodies.ts';
import type { Asked } from '../clients/client.ts';
import type { InteractionHandler } from '../handler.ts';
import { reportPartyRemoved, reportStrategyRemoved, type Cause } from '../acts/party-removed.ts';
import { putInto, releaseFromRouter } from '../acts/queues.ts';
import { atRest, mayAct } from '../rights.ts';
import type { ServerCore } from '../server-core.ts';
import { refuseLate, revokeInvitees, withdraw } from '../acts/withdrawal.ts';
import { withChanges, type Changes } from './with-changes.ts';
import { workbinNamed } from './workbin-named.ts';

/** Stands for the former location in place of a queue's name. */
const back = '__BACK__';

/** Moves an interaction to a queue; all who work on it are relieved. */
export const requestPlaceInQueue: InteractionHandler<'RequestPlaceInQueue'> = (core, asked, { body }, interaction) => {
  const denied = mayAct(core, interaction, asked);
  if (denied !== undefined) return core.out.refuse(asked, denied);
  if (body.Queue === back) return placeBack(core, asked, interaction, body);
  if (core.queue(body.Queue) === undefined)
    return core.out.refuse(asked, 'unknown-target', core.unknown('queue', body.Queue));
  place(core, asked, interaction, { kind: 'queue', queue: body.Queue }, body);
};

/** WB14: what was taken for routing or handling goes back to the queue or workbin that it was taken from. */
function placeBack(core: ServerCore, asked: Asked, interaction: InteractionRecord, body: Body): void {
  const { formerLocation } = interaction;
  if (!atRest(interaction) && formerLocation !== undefined)
    return place(core, asked, interaction, formerLocation, body);
  const why = atRest(interaction) ? 'was not taken from where it is' : 'was never in a queue or workbin';
  core.out.refuse(asked, 'wrong-state', `The interaction ${why}: there is nothing to place it back in.`);
}

/** Moves an interaction to a workbin and to the queue behind it. Without an owner the workbin is the requester's own. */
export const requestPlaceInWorkbin: InteractionHandler<'RequestPlaceInWorkbin'> = (
  core,
  asked,
  { body },
  interaction,
) => {
  const denied = mayAct(core, interaction, asked);
  if (denied !== undefined) return core.out.refuse(asked, denied);
  const bin = workbinNamed(core, asked, body);
  if ('error' in bin) return core.out.refuse(asked, bin.error, bin.sentence);
  place(core, asked, interaction, bin, body);
};

type Body = Changes & Pick<Cause, 'Reason'>;

function place(core: ServerCore, asked: Asked, interaction: InteractionRecord, location: Location, body: Body): void {
  const wanted = withChanges(interaction, body, asked.client.role, core.clock.now());
  if ('error' in wanted) return core.out.refuse(asked, wanted.error, wanted.sentence);
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
  interaction.set(wanted.changed);

  core.out.ack(asked);
  refuseLate(core, withdrawn);
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
