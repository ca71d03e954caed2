import type { StoreView } from 'routeproof';

/** All that a store shows, by places of the server's memory: what changes there was written. */
export function remembered(store: StoreView): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const {
    id,
    state,
    place,
    formerLocation,
    parties,
    invitations,
    properties,
    router,
    attempts,
  } of store.interactions)
    places.set(
      `interaction:${id}`,
      JSON.stringify([
        ...[state, place, formerLocation, properties, router, attempts],
        parties.map(({ agent, mode, proxyClientId }) => [agent, mode, proxyClientId]),
        invitations.map(({ id: ticket, state: stands, invitee }) => [ticket, stands, invitee]),
      ]),
    );
  for (const [queue, waiting] of store.queues) places.set(`queue:${queue}`, waiting.join());
  for (const { name, place, loggedIn, media } of store.agents)
    places.set(`agent:${name}`, JSON.stringify([place, loggedIn, [...media]]));
  places.set('agent:', store.agents.map(({ name }) => name).join());
  places.set('queue:', [...store.queues.keys()].join());
  return places;
}
