import type { InteractionRecord } from '../../store/interaction-record.ts';
import { reportStrategyRemoved, type Cause } from './party-removed.ts';
import { putInto, releaseFromRouter } from './queues.ts';
import type { ServerCore } from '../server-core.ts';

/** URS's delivery came to nothing: the interaction returns to the queue that URS took it from. */
export function undeliver(core: ServerCore, interaction: InteractionRecord, cause: Cause): void {
  const { router, place } = interaction;
  if (place.kind !== 'delivery') return;
  releaseFromRouter(core, interaction);
  if (router !== undefined) reportStrategyRemoved(core, interaction, router, cause);
  putInto(core, interaction, { kind: 'queue', queue: place.queue }, 'returned', {
    isReported: core.options.returnsToReporting,
  });
}
