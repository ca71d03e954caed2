import { found } from '../../contract/found.ts';
import { definedAt } from '../../contract/strategy.ts';
import type { MakeProbe } from './built-in-probe.ts';

/** A strategy's path ends in route, queue, workbin or stop: one that still waits when all is quiet never will. */
export const pathsEnd: MakeProbe = (sight) => ({
  runEnded: ({ quiet }) => {
    if (!quiet) return;
    for (const { id, place } of sight.store.interactions)
      if (place.kind === 'strategy')
        sight.finding({
          ...found.pathWithoutEnd(place.strategy),
          interaction: id,
          where: definedAt(sight.strategyOf(place.queue)),
        });
  },
});
