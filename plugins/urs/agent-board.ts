import { Subject } from 'rxjs';
import { BoardAgent, type AgentInfo, type ReadyEntry } from './board-agent.ts';

/** URS's view of the agents: nothing but what came over the link to the reporting engine, and its own reservations. */
export class AgentBoard {
  /** An agent of whom nothing was known before. */
  readonly arrived = new Subject<BoardAgent>();
  /** An agent who may be free for something. */
  readonly freed = new Subject<BoardAgent>();
  readonly #agents = new Map<string, BoardAgent>();
  /** By medium, longest ready first, then by name. */
  readonly #ready = new Map<string, ReadyEntry[]>();
  readonly #promisedTo = new Map<string, BoardAgent>();

  get agents(): Iterable<BoardAgent> {
    return this.#agents.values();
  }

  /** Takes news of an agent. */
  learn(info: AgentInfo): void {
    let agent = this.#agents.get(info.AgentId);
    if (agent === undefined) {
      this.#agents.set(info.AgentId, (agent = new BoardAgent(info.AgentId)));
      this.arrived.next(agent);
    }
    for (const settled of agent.learn(info)) this.#promisedTo.delete(settled);
    this.#changed(agent);
  }

  /** Of those whom `fits` lets through, the one who has been ready longest. */
  longestReady(medium: string, fits: (agent: BoardAgent) => boolean): BoardAgent | undefined {
    return this.#ready.get(medium)?.find(({ agent }) => fits(agent))?.agent;
  }

  hold(agent: BoardAgent): void {
    agent.held = true;
    this.#relist(agent);
  }

  release(agent: BoardAgent): void {
    agent.held = false;
    this.#changed(agent);
  }

  /** An interaction is going to be delivered: the agent counts as busy with it until the news of the agent shows it. */
  promise(name: string, interaction: string, medium: string): void {
    const agent = this.#agents.get(name);
    if (agent === undefined) return;
    agent.promised.set(interaction, { medium, isDelivered: false });
    this.#promisedTo.set(interaction, agent);
    this.#relist(agent);
  }

  /** The server has taken the delivery: the next news of the agent, whatever it is, is newer. */
  delivered(interaction: string): void {
    const promised = this.#promisedTo.get(interaction)?.promised.get(interaction);
    if (promised !== undefined) promised.isDelivered = true;
  }

  /** The delivery has come to nothing: it was refused, or the interaction is with URS again. */
  takeBack(interaction: string): void {
    const agent = this.#promisedTo.get(interaction);
    if (agent === undefined) return;
    this.#promisedTo.delete(interaction);
    if (agent.promised.delete(interaction)) this.#changed(agent);
  }

  /** The server does not know the agent as logged in there: nobody gets it until there is news. */
  doubt(name: string): void {
    const agent = this.#agents.get(name);
    if (agent === undefined) return;
    agent.doubted = true;
    this.#relist(agent);
  }

  #changed(agent: BoardAgent): void {
    this.#relist(agent);
    if (agent.listed.size > 0) this.freed.next(agent);
  }

  #relist(agent: BoardAgent): void {
    for (const [medium, entry] of agent.listed)
      if (!agent.canTake(medium) || entry.since !== agent.readySince(medium)) {
        const ready = this.#ready.get(medium)!;
        ready.splice(placeOf(entry, ready), 1);
        agent.listed.delete(medium);
      }
    for (const medium of agent.media)
      if (!agent.listed.has(medium) && agent.canTake(medium)) {
        const entry: ReadyEntry = { agent, since: agent.readySince(medium) };
        const ready = this.#readyFor(medium);
        ready.splice(placeOf(entry, ready), 0, entry);
        agent.listed.set(medium, entry);
      }
  }

  #readyFor(medium: string): ReadyEntry[] {
    let ready = this.#ready.get(medium);
    if (ready === undefined) this.#ready.set(medium, (ready = []));
    return ready;
  }
}

/** Where an entry stands, or would stand, in a sorted list. */
function placeOf(entry: ReadyEntry, ready: readonly ReadyEntry[]): number {
  let low = 0;
  let high = ready.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(ready[middle]!, entry)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isBefore = (one: ReadyEntry, other: ReadyEntry): boolean =>
  one.since < other.since || (one.since === other.since && one.agent.name < other.agent.name);
