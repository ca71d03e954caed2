import { minutes, type Milliseconds } from '../../kernel/time.ts';
import type { InteractionRecord } from '../../store/interaction-record.ts';
import { PartyRecord } from '../../store/party-record.ts';
import type { AgentParty } from '../../store/store-view.ts';
import type { Client } from '../clients/client.ts';
import { depart } from './depart.ts';
import type { ServerCore } from '../server-core.ts';

/** An agent becomes a party: it joins last, and its handling-timeout starts. */
export function startHandling(
  core: ServerCore,
  interaction: InteractionRecord,
  client: Client,
  agent: { readonly name: string; readonly place: string },
  mode: AgentParty['mode'],
): PartyRecord {
  const party = new PartyRecord(
    interaction.id,
    agent.name,
    agent.place,
    mode,
    client.proxyClientId,
    handlingTimeout(core, interaction),
    core.memory,
  );
  interaction.join(party);
  interaction.showAssignment(core.clock.now());
  client.lastRequestAt = core.clock.now();
  watch(core, interaction, party, party.handlingTimeout);
  return party;
}

/** T3: the user-data key comes before the option of the medium, and that before the server's; in minutes, fixed when handling starts. */
function handlingTimeout(core: ServerCore, { properties }: InteractionRecord): Milliseconds {
  const own = Number(properties.UserData['handling-timeout']);
  if (own > 0) return minutes(own);
  return minutes(core.handlingTimeout(properties.MediaType) ?? core.options['handling-timeout']);
}

/** T2: any request of the agent's application counts, so the timer looks at the latest one when it fires. */
function watch(core: ServerCore, interaction: InteractionRecord, party: PartyRecord, delay: Milliseconds): void {
  party.cancelHandlingTimeout = core.clock.after(
    delay,
    () => {
      const latest = core.clients.get(party.proxyClientId)?.lastRequestAt ?? 0;
      const left = latest + party.handlingTimeout - core.clock.now();
      if (left > 0) watch(core, interaction, party, left);
      else depart(core, interaction, party, { operation: 'timeout', leaver: 'revoked' });
    },
    { upkeep: true, name: 'handling-timeout', of: party.agent },
  );
}
