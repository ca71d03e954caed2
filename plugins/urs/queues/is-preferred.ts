import type { Milliseconds } from 'routeproof';
import { selectionStatistics } from 'routeproof/protocol';
import type { Selection } from '../targets/target-reader.ts';
import type { BoardAgent } from './board-agent.ts';
import type { MediaSlot } from './media-slot.ts';

/** A free agent, as somebody who waits for a target would get it. */
interface Rated {
  readonly agent: BoardAgent;
  readonly slot: MediaSlot;
  /** Whether it is also of the target that is preferred. */
  readonly isPreferred: boolean;
  readonly queue: { readonly valueOf: (agent: BoardAgent, statistic: string) => number };
}

/** Whether one of two members is selected before the other: by preference, then by the statistic, of equals the longest ready, and then by name. */
export function isPreferred({ by, order }: Selection, one: Rated, other: Rated, now: Milliseconds): boolean {
  if (one.isPreferred !== other.isPreferred) return one.isPreferred;
  const [value, against] = [valueOf(by, one, now), valueOf(by, other, now)];
  // Of whom nothing was told comes last.
  if (Number.isNaN(value) !== Number.isNaN(against)) return Number.isNaN(against);
  const difference = value - against;
  if (difference !== 0 && !Number.isNaN(difference)) return order === 'max' ? difference > 0 : difference < 0;
  return (
    one.slot.since < other.slot.since || (one.slot.since === other.slot.since && one.agent.name < other.agent.name)
  );
}

function valueOf(by: Selection['by'], { agent, slot, queue }: Rated, now: Milliseconds): number {
  switch (by) {
    case 'StatTimeInReadyState':
      return now - slot.since;
    case 'StatAgentLoading':
      return agent.loading;
    case 'StatAgentOccupancy':
      return agent.occupancy(now);
    case 'RStatCost':
      return agent.cost;
    default:
      return queue.valueOf(agent, by);
  }
}

/** Whether the order by this statistic stays as it is while nothing is heard of the agents; what a centre defines is told at any time. */
export const isSteady = ({ by }: Selection): boolean =>
  by !== 'StatAgentOccupancy' && Object.hasOwn(selectionStatistics, by);
