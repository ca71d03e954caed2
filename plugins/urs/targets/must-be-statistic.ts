import { errors, nearestName } from 'routeproof/kit';
import { selectionStatistics } from 'routeproof/protocol';
import type { Configuration } from './configuration.ts';

const ready = 'RStatAgentsReady';

/** Throws for a statistic that there is not; RStatAgentsReady may have a medium of the centre at its end. */
export function mustBeStatistic(name: unknown, configuration: Configuration): void {
  if (typeof name === 'string') {
    if (Object.hasOwn(selectionStatistics, name)) return;
    if (name.startsWith(ready) && (configuration.isOpen || configuration.media.has(name.slice(ready.length)))) return;
  }
  const known = [
    ...Object.keys(selectionStatistics),
    ...Array.from(configuration.media, (medium) => `${ready}${medium}`),
  ];
  throw errors.unknownStatistic(String(name), known, nearestName(String(name), known));
}
