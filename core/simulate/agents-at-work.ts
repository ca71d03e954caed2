import type { Milliseconds } from '../kernel/time.ts';
import type { AgentView } from '../store/store-view.ts';
import { TimeAverage } from './time-average.ts';
import { share, type GroupMeasures, type Measures } from './share-of-traffic.ts';

interface AtWork {
  readonly loggedIn: TimeAverage;
  readonly busy: TimeAverage;
  interactions: number;
  afterWork: boolean;
  handled: number;
}

/** How busy agents are: handling and after-work, beside the time in which they are logged in. */
export class AgentsAtWork {
  readonly #from: Milliseconds;
  readonly #agents = new Map<string, AtWork>();

  constructor(from: Milliseconds) {
    this.#from = from;
  }

  changed({ name, loggedIn }: AgentView, now: Milliseconds): void {
    this.#of(name).loggedIn.set(loggedIn ? 1 : 0, now);
  }

  /** The agent has one interaction more in hand. */
  take(name: string, now: Milliseconds): void {
    const agent = this.#of(name);
    agent.interactions++;
    if (now >= this.#from) agent.handled++;
    this.#settle(agent, now);
  }

  release(name: string, now: Milliseconds): void {
    const agent = this.#of(name);
    agent.interactions--;
    this.#settle(agent, now);
  }

  worksAfter(name: string, afterWork: boolean, now: Milliseconds): void {
    const agent = this.#of(name);
    agent.afterWork = afterWork;
    this.#settle(agent, now);
  }

  /** Over all agents. */
  occupancy(now: Milliseconds): number | null {
    return occupancyOf([...this.#agents.values()], now);
  }

  /** One row for each agent, and one for each skill over the agents who have it. */
  groups(skills: ReadonlyMap<string, readonly string[]>, now: Milliseconds): readonly GroupMeasures[] {
    const rows = [...this.#agents].map(([name, agent]) => ({ by: 'agent' as const, name, measures: of([agent], now) }));
    const bySkill = [...skills].map(([name, agents]) => {
      const theirs = agents.flatMap((each) => this.#agents.get(each) ?? []);
      return { by: 'skill' as const, name, measures: of(theirs, now) };
    });
    return [...bySkill, ...rows];
  }

  #of(name: string): AtWork {
    let agent = this.#agents.get(name);
    if (agent === undefined) {
      agent = {
        loggedIn: new TimeAverage(this.#from),
        busy: new TimeAverage(this.#from),
        interactions: 0,
        afterWork: false,
        handled: 0,
      };
      this.#agents.set(name, agent);
    }
    return agent;
  }

  #settle(agent: AtWork, now: Milliseconds): void {
    agent.busy.set(agent.interactions > 0 || agent.afterWork ? 1 : 0, now);
  }
}

const of = (agents: readonly AtWork[], now: Milliseconds): Measures => ({
  handled: agents.reduce((sum, { handled }) => sum + handled, 0),
  occupancy: occupancyOf(agents, now),
});

function occupancyOf(agents: readonly AtWork[], now: Milliseconds): number | null {
  let [busy, there] = [0, 0];
  for (const agent of agents) {
    busy += agent.busy.area(now);
    there += agent.loggedIn.area(now);
  }
  return share(busy, there);
}
