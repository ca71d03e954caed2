import { actorOf } from '../bodies.ts';
import type { InteractionHandler } from '../handler.ts';
import type { Cause } from '../acts/party-removed.ts';
import { relieve, reportRelieved, tellRelieved } from '../acts/relieve.ts';
import { mayAct } from '../rights.ts';

/** Stop processing: versions A to D of the chapter differ only in who asks and who works on the interaction. */
export const requestStopProcessing: InteractionHandler<'RequestStopProcessing'> = (
  core,
  asked,
  { body: { Reason } },
  interaction,
) => {
  const { client } = asked;
  const denied = client.role === 'media-server' ? undefined : mayAct(core, interaction, asked);
  if (denied !== undefined) return core.out.refuse(asked, denied);
  const Actor = actorOf(client, interaction);
  const cause: Cause = { Operation: 'stop', Actor, Reason };
  const relieved = relieve(core, interaction);
  core.store.move(interaction, 'stopped', interaction.place);

  core.out.ack(asked);
  tellRelieved(core, interaction, relieved, cause, client);
  const Interaction = interaction.properties;
  for (const curious of core.clients.toldOfStops)
    core.out.tell(curious, 'EventProcessingStopped', interaction, {
      Interaction,
      Actor,
      Reason,
      ProxyClientId: curious.proxyClientId,
    });

  reportRelieved(core, interaction, relieved, cause);
  const EventTime = core.clock.now();
  core.out.report('EventProcessingStopped', interaction.id, { Interaction, Actor, Reason, EventTime });
};
