import type { Statistic } from 'routeproof';
import { definedAt, errors, found, valueInWords } from 'routeproof/kit';
import { lineHere, type Asking } from '../doubts/target-doubts.ts';
import { mustBeStatistic } from '../targets/must-be-statistic.ts';
import type { Asked } from '../targets/possible-target.ts';
import type { UrsContext } from '../urs-context.ts';
import { waitingAt } from './waiting-at.ts';

/** What a strategy reads of a target, which may also be a virtual queue for those who wait there. */
export function readStatistic(
  context: UrsContext,
  asking: Asking,
  place: string,
  statistic: string | Pick<Statistic, 'name'>,
): number {
  const { targets, statistics, doubts, kit } = context;
  const name = typeof statistic === 'object' && statistic !== null ? statistic.name : statistic;
  if (typeof place !== 'string')
    throw errors.optionOutOfRange('`desk.sdata`', 'target', valueInWords(place), 'the text of one target');
  if (name === 'RStatCallsInQueue') return waitingAt(context, asking, place);
  const read = targets.read(place, undefined);
  const [{ target }] = read.targets as readonly [Asked];
  mustBeStatistic(name, target, place, targets.configuration);
  doubts.look(read.targets, asking);
  const value = statistics.of(target, name, asking.medium);
  if (Number.isNaN(value)) {
    const where = lineHere() ?? definedAt(asking.strategy);
    const untold = found.statisticUntold(asking.strategy.name, name, place);
    kit.finding({ ...untold, interaction: asking.interaction, where });
  }
  return value;
}
