import { selectionStatistics, type Milliseconds, type SelectionStatistic } from 'routeproof';
import type { MediaSlot } from './media-slot.ts';

/** Whether a statistic selects one of two slots before the other; of equals the longest ready, and then by name. */
export function isPreferred(by: SelectionStatistic, one: MediaSlot, other: MediaSlot, now: Milliseconds): boolean {
  const difference = valueOf(by, one, now) - valueOf(by, other, now);
  if (difference !== 0) return selectionStatistics[by] === 'max' ? difference > 0 : difference < 0;
  return one.since < other.since || (one.since === other.since && one.agent.name < other.agent.name);
}

function valueOf(by: SelectionStatistic, { agent, since }: MediaSlot, now: Milliseconds): number {
  switch (by) {
    case 'StatTimeInReadyState':
      return now - since;
    case 'StatAgentLoading':
      return agent.loading;
    case 'StatAgentOccupancy':
      return agent.occupancy(now);
  }
}
