import type { Kit } from 'routeproof';
import type { AgentInfo } from './board-agent.ts';
import { Capacities } from './capacities.ts';
import type { Configuration } from './configuration.ts';
import { LinesAsked } from './lines-asked.ts';
import { OwnersNamed } from './owners-named.ts';
import { RuleDoubts } from './rule-doubts.ts';
import { ServicesMissed } from './services-missed.ts';

/** What can be judged only when the run has ended, because what there is may come late. It outlives restarts of URS. */
export class Afterwards {
  readonly lines: LinesAsked;
  readonly services: ServicesMissed;
  readonly owners: OwnersNamed;
  readonly rules: RuleDoubts;
  readonly #capacities: Capacities;

  constructor(kit: Pick<Kit, 'centre' | 'finding' | 'playing' | 'atRunEnd'>, configuration: Configuration) {
    this.lines = new LinesAsked(configuration);
    this.services = new ServicesMissed(kit);
    this.owners = new OwnersNamed(configuration);
    this.rules = new RuleDoubts(configuration);
    this.#capacities = new Capacities(kit.centre.agents ?? [], configuration);
    kit.atRunEnd(() => {
      this.lines.tell(kit);
      this.services.tell();
      this.owners.tell(kit);
      this.#capacities.tell(kit);
      this.rules.tell(kit);
    });
  }

  /** The statistics server tells of an agent. */
  see(info: AgentInfo): void {
    this.owners.see(info.PlaceId);
    this.#capacities.see(info);
  }
}
