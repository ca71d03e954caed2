import type { Centre } from '../../contract/centre.ts';
import type { CapacityRules } from '../../contract/capacity/room-for.ts';

/** How much each agent may have at once, of those for whom the centre says something. */
export type StatedRules = ReadonlyMap<string, CapacityRules>;

/** Those of a centre. */
export const statedRulesOf = ({ agents = [] }: Centre): StatedRules =>
  new Map(
    agents
      .filter(({ capacity, blocks }) => (capacity ?? blocks) !== undefined)
      .map(({ name, ...rules }) => [name, rules]),
  );
