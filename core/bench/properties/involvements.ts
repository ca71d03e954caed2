import type { UndoLog, UndoMap } from './undo-log.ts';

/** A client of an agent, by its ProxyClientId, for it may share a connection. */
interface Involved {
  readonly name: string;
  readonly as: 'party' | 'invited';
}

/** Which agents are party of, or invited to, which interactions, as what they were told says. */
export class Involvements {
  readonly #log: UndoLog;
  readonly #byInteraction: UndoMap<string, UndoMap<number, Involved>>;

  constructor(log: UndoLog) {
    this.#log = log;
    this.#byInteraction = log.map();
  }

  has(interaction: string, client: number): boolean {
    return this.#byInteraction.get(interaction)?.has(client) === true;
  }

  /** Names of those who are involved in an interaction. */
  namesIn(interaction: string): readonly string[] {
    return [...(this.#byInteraction.get(interaction) ?? [])].map(([, { name }]) => name);
  }

  add(interaction: string, client: number, name: string, as: Involved['as']): void {
    let agents = this.#byInteraction.get(interaction);
    if (agents === undefined) this.#byInteraction.set(interaction, (agents = this.#log.map()));
    agents.set(client, { name, as });
  }

  remove(interaction: string, client: number): void {
    this.#byInteraction.get(interaction)?.delete(client);
  }

  /** The interaction is gone, and all that was known of it. */
  forget(interaction: string): void {
    this.#byInteraction.delete(interaction);
  }

  /** Takes everybody out of every interaction for whom `leaves` says so. */
  removeAll(leaves: (client: number, involved: Involved) => boolean): void {
    for (const [, agents] of this.#byInteraction)
      for (const [client, involved] of agents) if (leaves(client, involved)) agents.delete(client);
  }
}
