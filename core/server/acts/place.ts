import type { InteractionRecord } from '../../store/interaction-record.ts';
import type { Location } from '../../store/store-view.ts';
import { actorOf } from '../bodies.ts';
import type { Asked } from '../clients/client.ts';
import type { ServerCore } from '../server-core.ts';
import type { Cause } from './party-removed.ts';
import { putInto } from './queues.ts';
import { relieve, reportRelieved, tellRelieved } from './relieve.ts';
import { withChanges, type Changes } from './with-changes.ts';

/** What a request to place an interaction says beside where to. */
export type Placing = Changes & Pick<Cause, 'Reason'>;

/** Moves an interaction to a queue or workbin, with changes of its properties; all who work on it are relieved. */
export function place(
  core: ServerCore,
  asked: Asked,
  interaction: InteractionRecord,
  location: Location,
  placing: Placing,
): void {
  const wanted = withChanges(interaction, placing, asked.client.role, core.clock.now());
  if ('error' in wanted) return core.out.refuse(asked, wanted);
  const cause = {
    Operation: location.kind === 'queue' ? 'place_in_queue' : 'place_in_workbin',
    Actor: actorOf(asked.client, interaction),
    Reason: placing.Reason,
  } as const satisfies Cause;
  const relieved = relieve(core, interaction);
  interaction.set(wanted.changed);

  core.out.ack(asked);
  tellRelieved(core, interaction, relieved, cause, asked.client);
  reportRelieved(core, interaction, relieved, cause);
  putInto(core, interaction, location, 'placed', { actor: cause.Actor, reason: cause.Reason });
}
