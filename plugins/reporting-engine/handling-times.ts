import type { Milliseconds } from 'routeproof';
import { LiveMap, type Crossing } from 'routeproof/kit';

interface Handled {
  count: number;
  time: Milliseconds;
}

/** How many interactions each agent has handled, and for how long, from what the Interaction Server reports. */
export class HandlingTimes {
  readonly #handled = new Map<string, Handled>();
  /** Since when each agent of an interaction has been a party of it. */
  readonly #parties = new LiveMap<string, ReadonlyMap<string, Milliseconds>>();

  /** What an agent has handled so far. */
  of(agent: string): Readonly<Handled> {
    return this.#handled.get(agent) ?? { count: 0, time: 0 };
  }

  see({ protocol, type, interaction, body, at }: Crossing): void {
    if (protocol !== 'Reporting' || interaction === undefined) return;
    const { Party, EventTime: now = at } = body as {
      readonly Party?: { readonly AgentId?: string };
      readonly EventTime?: number;
    };
    const agent = Party?.AgentId;
    const parties = this.#parties.get(interaction) ?? nobody;
    if (type === 'EventPartyAdded' && agent !== undefined && !parties.has(agent))
      this.#parties.set(interaction, new Map([...parties, [agent, now]]));
    if (type === 'EventPartyRemoved' && agent !== undefined) this.#leave(interaction, [agent], now);
    if (type === 'EventPlacedInQueue' || type === 'EventProcessingStopped')
      this.#leave(interaction, [...parties.keys()], now);
  }

  #leave(interaction: string, agents: readonly string[], now: Milliseconds): void {
    const parties = new Map(this.#parties.get(interaction));
    for (const agent of agents) {
      const since = parties.get(agent);
      if (since === undefined) continue;
      parties.delete(agent);
      const { count, time } = this.of(agent);
      this.#handled.set(agent, { count: count + 1, time: time + now - since });
    }
    if (parties.size > 0) this.#parties.set(interaction, parties);
    else this.#parties.delete(interaction);
  }

  /** What goes on is heard of no longer, so nothing is known of how long it takes. */
  close(): void {
    this.#parties.clear();
  }

  /** The program was started again. */
  forget(): void {
    this.#handled.clear();
    this.#parties.clear();
  }
}

const nobody: ReadonlyMap<string, Milliseconds> = new Map();
