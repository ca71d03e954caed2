import { meanIn, type NamedSimulation } from './simulation-text.ts';
import { inBrackets, rangeText, valueText } from './value-text.ts';

/**
 * The first simulation whose whole interval of the service level is above the goal in percent, and those before it, or all where there is
 * none, of which the interval leaves it open.
 */
export function goalText(simulations: readonly NamedSimulation[], goal: number): string {
  const sure = simulations.findIndex((each) => (levelOf(each).low ?? 0) * 100 >= goal);
  const before = sure < 0 ? simulations : simulations.slice(0, sure);
  const maybe = before.filter(mayReach(goal));
  const within = `${goal} % ${withinText(simulations[0]!)}`;
  const open = maybe.length === 0 ? '' : ` May reach it: ${maybe.map(levelText).join('; ')}.`;
  if (sure >= 0) return `${simulations[sure]!.name} is the first to reach ${within}.${open}`;
  return open === '' ? `None of these reaches ${within}.` : `None of these surely reaches ${within}.${open}`;
}

/** An interval without an upper end rules nothing out. */
const mayReach =
  (goal: number) =>
  (simulation: NamedSimulation): boolean => {
    const { mean, high } = levelOf(simulation);
    return mean !== null && (high ?? 1) * 100 >= goal;
  };

const levelOf = ({ document }: NamedSimulation) => meanIn(document, 'serviceLevel');

function levelText(simulation: NamedSimulation): string {
  const level = levelOf(simulation);
  return `${simulation.name}, ${[valueText('share', level.mean), inBrackets(rangeText('share', level))].join(' ').trim()}`;
}

const withinText = ({ document: { within, withinByMedium } }: NamedSimulation): string =>
  Object.keys(withinByMedium).length === 0 ? `within ${within} s` : 'within the thresholds of the media';
