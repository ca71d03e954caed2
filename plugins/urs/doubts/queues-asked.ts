import { definedAt, found, nearestName, type Kit } from 'routeproof/kit';
import type { Configuration } from '../targets/configuration.ts';
import { lineHere, type Asking } from './target-doubts.ts';

interface AskedQueue extends Pick<Asking, 'strategy' | 'interaction'> {
  readonly where: string | undefined;
}

/** Names of queues that strategies ask about; which of them there are is known when the run has ended. */
export class QueuesAsked {
  readonly #configuration: Configuration;
  readonly #known: Set<string>;
  readonly #asked = new Map<string, AskedQueue>();

  constructor(configuration: Configuration) {
    this.#configuration = configuration;
    this.#known = new Set(configuration.queues);
  }

  /** There is such a queue, or such a virtual queue. */
  know(name: string | undefined): void {
    if (name !== undefined) this.#known.add(name);
  }

  ask(name: string, { strategy, interaction }: Asking): void {
    if (this.#configuration.isOpen || this.#known.has(name) || this.#asked.has(name)) return;
    this.#asked.set(name, { strategy, interaction, where: lineHere() ?? definedAt(strategy) });
  }

  /** Tells of those that there never were. */
  tell(kit: Pick<Kit, 'finding'>): void {
    for (const [name, { strategy, interaction, where }] of this.#asked)
      if (!this.#known.has(name))
        kit.finding({ ...found.lineUnknown(strategy.name, name, this.#meantBy(name)), interaction, where });
  }

  #meantBy(name: string): string | undefined {
    const { groups, agents } = this.#configuration;
    if (groups.includes(name)) return `${name}.GA`;
    return agents.includes(name) ? `${name}.A` : nearestName(name, this.#known);
  }
}
