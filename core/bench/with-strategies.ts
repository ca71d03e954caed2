import type { Scenario } from '../contract/scenario.ts';
import { standIn, type Strategy } from '../contract/strategy.ts';

/** The same scenario with each of its strategies changed, that of the default queue and those of single queues. */
export function withStrategies(scenario: Scenario, change: (strategy: Strategy) => Strategy): Scenario {
  const changed = new Map<Strategy, Strategy>();
  const once = (strategy: Strategy): Strategy => {
    const known = changed.get(strategy) ?? standIn(change(strategy), strategy);
    changed.set(strategy, known);
    return known;
  };
  const { strategy, centre } = scenario;
  const queues = centre?.queues?.map((queue) =>
    queue.strategy === undefined || queue.strategy === null ? queue : { ...queue, strategy: once(queue.strategy) },
  );
  return {
    ...scenario,
    ...(strategy !== undefined && { strategy: once(strategy) }),
    ...(centre !== undefined && { centre: { ...centre, ...(queues !== undefined && { queues }) } }),
  };
}
