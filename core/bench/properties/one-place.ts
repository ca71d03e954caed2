import { found } from '../../contract/found.ts';
import type { InteractionView, StoreView } from '../../store/store-view.ts';
import type { MakeProbe } from './built-in-probe.ts';

/** No interaction is lost or in two places: queue, workbin, strategy, being delivered, or agents. */
export const onePlace: MakeProbe = (sight) => {
  const changed = new Set<InteractionView>();
  return {
    changed: (change) => {
      if (change.kind === 'interaction') changed.add(change.interaction);
    },
    stepEnded: () => {
      if (changed.size === 0) return;
      for (const interaction of changed) {
        const problem = interaction.state === 'stopped' ? undefined : misplacement(interaction, sight.store);
        if (problem !== undefined) sight.finding({ ...found.onePlace(problem), interaction: interaction.id });
      }
      changed.clear();
    },
  };
};

function misplacement({ id, place, parties, invitations }: InteractionView, store: StoreView): string | undefined {
  const handled = parties.length > 0;
  if (handled !== (place.kind === 'agents'))
    return handled
      ? `It is handled by ${parties.map(({ agent }) => agent).join(', ')} and at the same time in a ${place.kind}.`
      : 'It should be handled by agents, but no agent is a party.';
  const delivered = invitations.some(({ operation }) => operation === 'route');
  if (delivered !== (place.kind === 'delivery'))
    return delivered
      ? 'It is offered to an agent by URS, and at the same time elsewhere.'
      : 'It is being delivered, but nobody was invited.';
  const waiting = place.kind === 'queue' ? store.waitingIn(place.queue).filter((each) => each === id).length : 1;
  return waiting === 1 ? undefined : `It stands ${waiting} times in its queue.`;
}
