import { errors, nearestName } from 'routeproof/kit';
import { selectionStatistics } from 'routeproof/protocol';
import type { Configuration } from './configuration.ts';
import { parseTarget, type ParsedTarget } from './parse-target.ts';

const ready = 'RStatAgentsReady';

/**
 * Throws for a statistic that there is not, or that nobody works out for this target; RStatAgentsReady may have a medium of the centre
 * at its end.
 */
export function mustBeStatistic(name: unknown, target: ParsedTarget, text: string, configuration: Configuration): void {
  const { statistics, media, isOpen } = configuration;
  if (typeof name === 'string') {
    if (statistics.has(name)) return mustBeOpened(name, target, text, statistics.get(name)!);
    if (name === 'StatExpectedWaitingTime')
      return mustBeOpened('AverageHandlingTime', target, text, statistics.get('AverageHandlingTime') ?? []);
    if (Object.hasOwn(selectionStatistics, name)) return mustHaveAgents(name, target, text);
    if (name.startsWith(ready) && (isOpen || media.has(name.slice(ready.length))))
      return mustHaveAgents(name, target, text);
  }
  const known = [
    ...Object.keys(selectionStatistics),
    ...statistics.keys(),
    ...Array.from(media, (medium) => `${ready}${medium}`),
  ];
  throw errors.unknownStatistic(String(name), known, nearestName(String(name), known));
}

/** Of a queue URS knows how many of it are with its strategy, and nothing else. */
function mustHaveAgents(name: string, { kind }: ParsedTarget, text: string): void {
  if (kind !== 'queue' || name === 'RStatCallsInQueue') return;
  throw errors.optionOutOfRange(
    `statistic ${name}`,
    'target',
    `'${text}'`,
    'a target of agents; of a queue there is RStatCallsInQueue',
  );
}

function mustBeOpened(statistic: string, target: ParsedTarget, text: string, of: readonly string[]): void {
  const isOpened = of.map(parseTarget).some(({ kind, object }) => kind === target.kind && object === target.object);
  if (isOpened) return;
  const call =
    statistic === 'AverageHandlingTime'
      ? `\`averageHandlingTime(['${text}'], { atFirst: minutes(5) })\` in \`centre.statistics\``
      : `\`of\` of '${statistic}' in \`centre.statistics\``;
  throw errors.statisticNotOpened(statistic, text, of, call);
}
