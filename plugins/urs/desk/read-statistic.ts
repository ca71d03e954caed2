import type { UrsContext } from '../urs-context.ts';
import { waitingAt } from './waiting-at.ts';
import type { Asking } from '../doubts/target-doubts.ts';
import type { Asked } from '../targets/possible-target.ts';
import { mustBeStatistic } from '../targets/must-be-statistic.ts';

/** What a strategy reads of a target, which may also be a queue for those who wait there. */
export function readStatistic(context: UrsContext, asking: Asking, place: string, statistic: string): number {
  const { targets, statistics, doubts } = context;
  mustBeStatistic(statistic, targets.configuration);
  if (statistic === 'RStatCallsInQueue') return waitingAt(context, asking, place);
  const read = targets.read(place, undefined);
  doubts.look(read.targets, asking);
  const [{ target }] = read.targets as readonly [Asked];
  return statistics.of(target, statistic, asking.medium);
}
