import { definedAt } from '../../contract/strategy.ts';
import type { MakeProbe } from './built-in-probe.ts';

/** A strategy's path ends in route, queue, workbin or stop: one that still waits when all is quiet never will. */
export const pathsEnd: MakeProbe = ({ store, strategyOf, finding }) => ({
  runEnded: ({ quiet }) => {
    if (!quiet) return;
    for (const { id, place } of store.interactions)
      if (place.kind === 'strategy')
        finding({
          kind: 'path-without-end',
          sentence: `Strategy '${place.strategy}' still holds the interaction when all is quiet: nothing that it waits for will come. End every path with a route, queue, workbin or stop.`,
          interaction: id,
          where: definedAt(strategyOf(place.queue)),
        });
  },
});
