import type { Played } from '../bench/play.ts';
import type { Reported } from '../contract/finding.ts';
import { found } from '../contract/found.ts';
import type { Scenario } from '../contract/scenario.ts';
import { definedAt } from '../contract/strategy.ts';
import { streamsOf } from '../contract/traffic.ts';
import { timeInWords } from '../kernel/time.ts';

/** Strategies that still held interactions when `until` ended the run: nobody knows how their paths end. */
export function heldAtEnd({ interactions, findings, duration }: Played, scenario: Scenario): readonly Reported[] {
  const { until, strategy, centre: { queues = [] } = {} } = scenario;
  // What waits when all is quiet is told as a path without end.
  if (duration !== until || streamsOf(scenario.load?.traffic).length > 0) return [];
  if (findings.some(({ kind }) => kind === 'path-without-end')) return [];
  const held = interactions.filter((each) => each.strategy !== undefined);
  const strategies = [strategy, ...queues.map((queue) => queue.strategy)];
  return [...new Set(held.map((each) => each.strategy!))].map((name) => {
    const own = held.filter((each) => each.strategy === name);
    const where = definedAt(strategies.find((each) => each?.name === name) ?? undefined);
    return { ...found.endedByUntil(name, own.length, timeInWords(duration)), interaction: own[0]!.id, where };
  });
}
