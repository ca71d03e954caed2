import type { WordOf } from '../../protocol/enumerations.ts';
import type { Reason } from '../../protocol/values.ts';
import type { InteractionRecord } from '../../store/interaction-record.ts';
import type { PartyRecord } from '../../store/party-record.ts';
import { agentActor, agentParty } from '../bodies.ts';
import { reportPartyRemoved, tellPartyRemoved, type Cause } from './party-removed.ts';
import { putInto } from './queues.ts';
import type { ServerCore } from '../server-core.ts';
import { refuseLate, revokeInvitees, withdraw } from './relieve.ts';

/** Why a party goes, and what it is told itself. */
export interface Departure {
  readonly operation: WordOf<'Operation'>;
  /** `revoked`: it did not ask to go. `unreachable`: nobody is there to be told, not even late answers. */
  readonly leaver: 'answered' | 'revoked' | 'unreachable';
  readonly reason?: Reason | undefined;
}

/** L5, V3: an interaction that was never in a queue or workbin has no place to go back to when its last party leaves. */
export const hasNowhereToGo = (core: ServerCore, interaction: InteractionRecord, leaver: PartyRecord): boolean =>
  interaction.formerLocation === undefined && goesBack(core, interaction, leaver);

/**
 * A party leaves, whatever the cause. Its own invitations are withdrawn, those who stay are told, and the last
 * party brings the interaction back to its former location. The answer to a request, if any, has been sent before.
 */
export function depart(
  core: ServerCore,
  interaction: InteractionRecord,
  leaver: PartyRecord,
  departure: Departure,
): void {
  const { operation, reason } = departure;
  const cause: Cause = {
    Operation: operation,
    Actor: operation === 'timeout' ? undefined : agentActor(leaver),
    Reason: reason,
  };
  const brings = goesBack(core, interaction, leaver);
  const leavers = brings ? [...interaction.parties] : [leaver];
  const withdrawn = withdraw(
    core,
    interaction.invitations.filter(({ inviterClient }) => brings || inviterClient === leaver.proxyClientId),
  );
  const reachable = withdrawn.filter(
    ({ inviterClient }) => departure.leaver !== 'unreachable' || inviterClient !== leaver.proxyClientId,
  );
  refuseLate(core, reachable);
  tellParties(core, interaction, { leaver, leavers, isRevoked: departure.leaver === 'revoked', cause });
  for (const party of leavers) interaction.part(party);
  revokeInvitees(core, interaction, withdrawn, cause);
  for (const party of leavers) reportPartyRemoved(core, interaction, agentParty(party), cause);
  if (interaction.parties.length > 0) core.store.move(interaction, 'party left', interaction.place);
  else if (interaction.formerLocation !== undefined)
    putInto(core, interaction, interaction.formerLocation, 'returned', {
      isReported: operation !== 'timeout' || core.options.returnsToReporting,
    });
  else stopForWantOfPlace(core, interaction);
}

/** V3: with `observersHold` a monitor or coach holds the interaction; without it the last conference party brings it back. */
function goesBack(core: ServerCore, interaction: InteractionRecord, leaver: PartyRecord): boolean {
  const staying = interaction.parties.filter((party) => party !== leaver);
  if (staying.length === 0) return true;
  return !core.options.observersHold && staying.every(({ mode }) => mode !== 'conference');
}

/** G1, in the order in which they joined: those who go are revoked, unless they asked to; those who stay learn who has gone. */
function tellParties(
  core: ServerCore,
  interaction: InteractionRecord,
  { leaver, leavers, isRevoked, cause }: Parting,
): void {
  for (const party of interaction.parties) {
    const client = core.clients.get(party.proxyClientId);
    if (client === undefined || (party === leaver && !isRevoked)) continue;
    if (leavers.includes(party))
      core.out.tell(client, 'EventRevoked', interaction, {
        Interaction: interaction.properties,
        ...cause,
        ProxyClientId: client.proxyClientId,
      });
    else tellPartyRemoved(core, client, interaction, agentParty(leaver), cause);
  }
}

/** Who goes, all who go with it, and why. */
interface Parting {
  readonly leaver: PartyRecord;
  readonly leavers: readonly PartyRecord[];
  /** Whether the leaver did not ask to go, and is there to be told. */
  readonly isRevoked: boolean;
  readonly cause: Cause;
}

/** Our own rule beside L5: taken from its last party with no place to go, it ends, and the reporting engines learn it. */
function stopForWantOfPlace(core: ServerCore, interaction: InteractionRecord): void {
  core.store.move(interaction, 'stopped', interaction.place);
  core.out.report('EventProcessingStopped', interaction.id, {
    Interaction: interaction.properties,
    Reason: {
      ReasonSystemName: 'Abandoned',
      ReasonDescription: 'Its last party is gone and it has no former location.',
    },
    EventTime: core.clock.now(),
  });
}
