import type { AgentView, InteractionView, Place, StoreView } from '../../store/store-view.ts';

/**
 * How things stand, without times, counts and numbers that are new each time: where each interaction is and who has a hand in it,
 * and how agents stand. The same again may be the same for ever.
 */
export function standing({ interactions, agents }: Pick<StoreView, 'interactions' | 'agents'>): string {
  return [...interactions.map(interactionStands), ...agents.map(agentStands)].join('\n');
}

/** The same of one agent. */
export const agentStands = ({ name, place, loggedIn, media }: AgentView): string =>
  `${name} ${loggedIn ? place : 'out'} ${Array.from(media, ([medium, state]) => `${medium} ${state}`).join()}`;

/** The same of one interaction. */
export const interactionStands = ({ id, state, place, parties, invitations, router }: InteractionView): string =>
  [
    id,
    state,
    placeStands(place),
    router?.strategy,
    ...parties.map(({ agent, mode }) => `${agent} ${mode}`),
    ...invitations.map(({ invitee, operation, mode }) => `${invitee} ${operation} ${mode}`),
  ].join('|');

const placeStands = (place: Place): string =>
  [
    place.kind,
    'queue' in place && place.queue,
    'workbin' in place && JSON.stringify(place.workbin),
    'strategy' in place && place.strategy,
  ].join();
