import type { WordOf } from '../../protocol/enumerations.ts';
import type { Party, Reason } from '../../protocol/values.ts';
import type { InteractionRecord } from '../../store/interaction-record.ts';
import { strategyParty } from '../bodies.ts';
import type { Client } from '../clients/client.ts';
import type { ServerCore } from '../server-core.ts';

/** What brought an end about, as every event says it that tells of it: FX1. */
export interface Cause {
  readonly Operation: WordOf<'Operation'>;
  /** Who did it; a timer is nobody. */
  readonly Actor?: Party | undefined;
  /** Why, in the words of the one who asked. */
  readonly Reason?: Reason | undefined;
}

/** Tells a party that stays who has gone. */
export function tellPartyRemoved(
  core: ServerCore,
  client: Client,
  interaction: InteractionRecord,
  Party: Party,
  { Operation, Actor, Reason }: Cause,
): void {
  core.out.tell(client, 'EventPartyRemoved', interaction, {
    Interaction: interaction.properties,
    Party,
    Actor,
    Operation,
    Reason,
    ProxyClientId: client.proxyClientId,
  });
}

/** Tells the reporting engines who is no party any more. */
export function reportPartyRemoved(
  core: ServerCore,
  interaction: InteractionRecord,
  Party: Party,
  { Operation, Actor, Reason }: Cause,
): void {
  core.out.report('EventPartyRemoved', interaction.id, {
    Interaction: interaction.properties,
    Party,
    Actor,
    Operation,
    Reason,
    EventTime: core.clock.now(),
  });
}

/** Tells the reporting engines that the strategy is no party any more. */
export function reportStrategyRemoved(
  core: ServerCore,
  interaction: InteractionRecord,
  router: NonNullable<InteractionRecord['router']>,
  cause: Cause,
): void {
  reportPartyRemoved(core, interaction, strategyParty(router), cause);
}
