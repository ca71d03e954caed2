import { found } from '../../contract/found.ts';
import { definedAt } from '../../contract/strategy.ts';
import type { MakeProbe } from './built-in-probe.ts';

/** A strategy's path ends in route, queue, workbin or stop: one that still waits when all is quiet never will. */
export const pathsEnd: MakeProbe = ({ store, strategyOf, finding }) => ({
  runEnded: ({ quiet }) => {
    if (!quiet) return;
    for (const { id, place } of store.interactions)
      if (place.kind === 'strategy')
        finding({
          ...found.pathWithoutEnd(place.strategy),
          interaction: id,
          where: definedAt(strategyOf(place.queue)),
        });
  },
});
