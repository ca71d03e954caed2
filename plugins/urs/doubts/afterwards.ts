import type { Decision } from 'routeproof';
import type { Kit } from 'routeproof/kit';
import { AgentsNamed } from './agents-named.ts';
import type { AgentInfo } from '../queues/board-agent.ts';
import { Capacities } from '../queues/capacities.ts';
import { MediaRuled } from '../queues/media-ruled.ts';
import type { Configuration } from '../targets/configuration.ts';
import { QueuesAsked } from './queues-asked.ts';
import { RuleDoubts } from './rule-doubts.ts';
import { ServicesMissed } from './services-missed.ts';
import type { Asking } from './target-doubts.ts';

/** What can be judged only when the run has ended, because what there is may come late. It outlives restarts of URS. */
export class Afterwards {
  readonly queues: QueuesAsked;
  readonly services: ServicesMissed;
  readonly rules: RuleDoubts;
  readonly #capacities: Capacities;
  readonly #ruled: MediaRuled;
  readonly #agents: AgentsNamed;

  constructor(kit: Pick<Kit, 'centre' | 'finding' | 'playing' | 'atRunEnd'>, configuration: Configuration) {
    this.queues = new QueuesAsked(configuration);
    this.services = new ServicesMissed(kit);
    this.#agents = new AgentsNamed(configuration);
    this.rules = new RuleDoubts(configuration);
    this.#capacities = new Capacities(kit.centre.agents ?? [], configuration);
    this.#ruled = new MediaRuled(kit.centre.agents ?? [], configuration);
    kit.atRunEnd(() => {
      this.queues.tell(kit);
      this.services.tell();
      this.#agents.tell(kit);
      this.#capacities.tell(kit);
      this.#ruled.tell(kit);
      this.rules.tell(kit);
    });
  }

  /** A strategy has decided. */
  decided(decision: Decision, asking: Omit<Asking, 'userData' | 'receivedAt'>): void {
    this.#agents.name(decision, asking);
  }

  /** The statistics server tells of an agent. */
  see(info: AgentInfo): void {
    this.#agents.see(info);
    this.#capacities.see(info);
    this.#ruled.see(info);
  }
}
