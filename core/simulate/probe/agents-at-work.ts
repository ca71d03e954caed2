import type { Agent } from '../../contract/centre.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import type { AgentView } from '../../store/store-view.ts';
import { AgentTime } from './agent-time.ts';
import type { TimeIntervals } from './time-intervals.ts';
import type { Visit } from './visit.ts';

interface AtWork {
  readonly time: AgentTime;
  /** What it has in hand: a few at most. */
  readonly held: Visit[];
  /** Since when it has each of them. */
  readonly heldSince: Milliseconds[];
  /** Since when its after-work belongs to the interaction below. */
  afterWorkSince: Milliseconds;
  afterWorkOf: Visit | undefined;
  /** The last interaction that it gave out of its hands, and when. */
  last: Visit | undefined;
  lastAt: Milliseconds;
}

/** Who is told what an agent did about an interaction. */
export interface WorkTaker {
  /** The agent has it in hand. */
  readonly taken: (visit: Visit, agent: string) => void;
  /** The agent has given it out of its hands, after so long. */
  readonly handled: (visit: Visit, agent: string, time: Milliseconds) => void;
  /** The agent has worked on it afterwards. */
  readonly workedAfter: (visit: Visit, agent: string, time: Milliseconds) => void;
}

/** What agents do with their time, and how long they have each interaction in hand. */
export class AgentsAtWork {
  readonly #from: Milliseconds;
  readonly #intervals: TimeIntervals | undefined;
  readonly #configured: ReadonlyMap<string, Agent>;
  readonly #taker: WorkTaker;
  readonly #agents = new Map<string, AtWork>();

  constructor(
    { from, intervals }: { readonly from: Milliseconds; readonly intervals: TimeIntervals | undefined },
    agents: readonly Agent[],
    taker: WorkTaker,
  ) {
    this.#from = from;
    this.#intervals = intervals;
    this.#configured = new Map(agents.map((agent) => [agent.name, agent]));
    this.#taker = taker;
    // Who has a shift and never comes does not do what the shift says.
    for (const { name } of agents) this.#of(name);
  }

  /** How many are logged in now. */
  get there(): number {
    let count = 0;
    for (const { time } of this.#agents.values()) if (time.loggedIn) count++;
    return count;
  }

  changed({ name, loggedIn, media }: AgentView, now: Milliseconds): void {
    const { time } = this.#settled(name, now);
    time.loggedIn = loggedIn;
    time.ready = false;
    for (const state of media.values()) if (state === 'ready') time.ready = true;
  }

  take(name: string, visit: Visit, now: Milliseconds): void {
    const { time, held, heldSince } = this.#settled(name, now);
    time.held = held.push(visit);
    heldSince.push(now);
    this.#taker.taken(visit, name);
  }

  release(name: string, visit: Visit, now: Milliseconds): void {
    const agent = this.#settled(name, now);
    this.#taker.handled(visit, name, now - letGo(agent, visit, now));
    if (agent.time.afterWork) this.#goOnWith(agent, name, visit, now);
    agent.last = visit;
    agent.lastAt = now;
  }

  /** After-work is told before the interaction is given away or just after; it belongs to what was given away last. */
  worksAfter(name: string, afterWork: boolean, now: Milliseconds): void {
    const agent = this.#settled(name, now);
    if (agent.time.afterWork === afterWork) return;
    agent.time.afterWork = afterWork;
    if (!afterWork) return this.#goOnWith(agent, name, undefined, now);
    agent.afterWorkSince = now;
    agent.afterWorkOf = agent.lastAt === now ? agent.last : undefined;
  }

  /** Everybody's time up to now. */
  times(now: Milliseconds): Iterable<readonly [agent: string, time: AgentTime]> {
    return [...this.#agents.keys()].map((name) => [name, this.#settled(name, now).time]);
  }

  #goOnWith(agent: AtWork, name: string, visit: Visit | undefined, now: Milliseconds): void {
    const of = agent.afterWorkOf ?? (visit === undefined ? agent.last : undefined);
    if (of !== undefined) this.#taker.workedAfter(of, name, now - agent.afterWorkSince);
    agent.afterWorkSince = now;
    agent.afterWorkOf = visit;
  }

  #settled(name: string, now: Milliseconds): AtWork {
    const agent = this.#of(name);
    agent.time.settle(now);
    return agent;
  }

  #of(name: string): AtWork {
    let agent = this.#agents.get(name);
    if (agent === undefined) {
      agent = {
        time: new AgentTime(this.#from, this.#intervals, this.#configured.get(name)?.work ?? {}),
        ...{ held: [], heldSince: [], afterWorkSince: 0, afterWorkOf: undefined, last: undefined, lastAt: -1 },
      };
      this.#agents.set(name, agent);
    }
    return agent;
  }
}

/** Takes an interaction out of the agent's hands; answers since when it had been there. */
function letGo({ time, held, heldSince }: AtWork, visit: Visit, now: Milliseconds): Milliseconds {
  const index = held.indexOf(visit);
  if (index < 0) return now;
  const since = heldSince[index]!;
  const [last, lastSince] = [held.pop()!, heldSince.pop()!];
  if (last !== visit) [held[index], heldSince[index]] = [last, lastSince];
  time.held = held.length;
  return since;
}
