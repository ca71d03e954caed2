import { agentStands, interactionStands } from '../../../bench/rounds/standing.ts';
import type { StoreView } from '../../../store/store-view.ts';

/** How things stand, as one number that is brought up to date by what changes: the same number for the same, and seldom for anything else. */
export class StandingNow {
  readonly #store: StoreView;
  readonly #interactions = new Map<string, number>();
  readonly #agents = new Map<string, number>();
  /** What has changed since it was looked at; within a step nothing is, for a step that is followed would seem to look. */
  readonly #changed: { readonly interactions: Set<string>; readonly agents: Set<string> };
  #sum = 0;

  /** To be made between two steps. */
  constructor(store: StoreView) {
    this.#store = store;
    const changed = (this.#changed = {
      interactions: new Set(store.interactions.map(({ id }) => id)),
      agents: new Set(store.agents.map(({ name }) => name)),
    });
    store.changes.subscribe((change) => {
      if (change.kind === 'interaction') changed.interactions.add(change.interaction.id);
      else if (change.kind === 'ticket') changed.interactions.add(change.ticket.interaction);
      else changed.agents.add(change.agent.name);
    });
  }

  /** To be asked between two steps. */
  get sum(): number {
    const { interactions, agents } = this.#changed;
    for (const id of interactions) this.#put(this.#interactions, id, interactionStands, this.#store.interaction(id));
    for (const name of agents) this.#put(this.#agents, name, agentStands, this.#store.agent(name));
    interactions.clear();
    agents.clear();
    return this.#sum;
  }

  #put<T>(known: Map<string, number>, name: string, inWords: (one: T) => string, one: T | undefined): void {
    const before = known.get(name) ?? 0;
    const now = one === undefined ? 0 : hashOf(inWords(one));
    if (one === undefined) known.delete(name);
    else known.set(name, now);
    this.#sum = (this.#sum - before + now) >>> 0;
  }
}

/** FNV-1a, of 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
