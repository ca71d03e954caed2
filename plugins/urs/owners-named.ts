import { decidedAt, definedAt, found, nearestName, type Decision, type Kit } from 'routeproof';
import type { Configuration } from './configuration.ts';
import type { Asking } from './target-doubts.ts';

interface NamedOwner extends Pick<Asking, 'strategy' | 'interaction'> {
  readonly decision: Decision;
}

/** Places whose workbins strategies name. Agents and groups the server knows; at which places somebody sits is known when the run has ended. */
export class OwnersNamed {
  readonly #configuration: Configuration;
  readonly #named = new Map<string, NamedOwner>();
  readonly #seen = new Set<string>();

  constructor(configuration: Configuration) {
    this.#configuration = configuration;
  }

  /** Somebody sits at this place. */
  see(place: string | undefined): void {
    if (place !== undefined) this.#seen.add(place);
  }

  name(decision: Decision, { strategy, interaction }: Pick<Asking, 'strategy' | 'interaction'>): void {
    if (this.#configuration.isOpen || decision.do !== 'placeInWorkbin') return;
    const { PlaceId } = decision.workbin;
    if (PlaceId !== undefined && !this.#named.has(PlaceId))
      this.#named.set(PlaceId, { decision, strategy, interaction });
  }

  /** Tells of places at which nobody ever sat, or could. */
  tell(kit: Pick<Kit, 'finding'>): void {
    if (this.#named.size === 0) return;
    const all = this.#configuration.agents.map((agent) => this.#configuration.whereabouts(agent));
    if (all.some(({ isOpen }) => isOpen)) return;
    const places = new Set([...this.#seen, ...all.flatMap((each) => [...each.places])]);
    for (const [place, { decision, strategy, interaction }] of this.#named) {
      if (places.has(place)) continue;
      const where = decidedAt(decision) ?? definedAt(strategy);
      kit.finding({ ...found.ownerUnknown(strategy.name, place, nearestName(place, places)), interaction, where });
    }
  }
}
