import { agentParty, actorOf } from '../bodies.ts';
import type { InteractionHandler } from '../handler.ts';
import { depart, hasNowhereToGo } from '../acts/depart.ts';
import { reportPartyRemoved, reportStrategyRemoved, type Cause } from '../acts/party-removed.ts';
import { releaseFromRouter } from '../acts/queues.ts';
import { mayAct, partyOf } from '../rights.ts';
import { refuseLate, revokeInvitees, withdraw } from '../acts/withdrawal.ts';

/** A party leaves a conference, or gives the interaction back. */
export const requestLeaveInteraction: InteractionHandler<'RequestLeaveInteraction'> = (
  core,
  asked,
  { body },
  interaction,
) => {
  const party = partyOf(interaction, asked.client);
  if (party === undefined) return core.out.refuse(asked, 'not-a-party');
  if (hasNowhereToGo(core, interaction, party)) return core.out.refuse(asked, 'wrong-state');
  core.out.ack(asked);
  depart(core, interaction, party, { operation: 'leave', leaver: 'answered', reason: body.Reason });
};

/** Stop processing: versions A to D of the chapter differ only in who asks and who works on the interaction. */
export const requestStopProcessing: InteractionHandler<'RequestStopProcessing'> = (
  core,
  asked,
  { body },
  interaction,
) => {
  const { client } = asked;
  const denied = client.role === 'media-server' ? undefined : mayAct(core, interaction, asked);
  if (denied !== undefined) return core.out.refuse(asked, denied);
  const { Reason } = body;
  const Actor = actorOf(client, interaction);
  const cause: Cause = { Operation: 'stop', Actor, Reason };
  const { router } = interaction;
  const parties = [...interaction.parties];
  const withdrawn = withdraw(core, interaction.invitations);
  for (const party of parties) interaction.part(party);
  releaseFromRouter(core, interaction);
  core.store.move(interaction, 'stopped', interaction.place);

  const Interaction = interaction.properties;
  core.out.ack(asked);
  refuseLate(core, withdrawn);
  for (const { proxyClientId } of router === undefined ? parties : [router, ...parties]) {
    const working = core.client(proxyClientId);
    if (working !== undefined && working !== client)
      core.out.tell(working, 'EventRevoked', interaction, {
        Interaction,
        ...cause,
        ProxyClientId: working.proxyClientId,
      });
  }
  revokeInvitees(core, interaction, withdrawn, cause);
  for (const curious of core.clients.toldOfStops)
    core.out.tell(curious, 'EventProcessingStopped', interaction, {
      Interaction,
      Actor,
      Reason,
      ProxyClientId: curious.proxyClientId,
    });

  if (router !== undefined) reportStrategyRemoved(core, interaction, router, cause);
  for (const party of parties) reportPartyRemoved(core, interaction, agentParty(party), cause);
  const EventTime = core.clock.now();
  core.out.report('EventProcessingStopped', interaction.id, { Interaction, Actor, Reason, EventTime });
};
