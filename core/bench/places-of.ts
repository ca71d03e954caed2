import type { Centre } from '../contract/centre.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import type { Strategy } from '../contract/strategy.ts';
import type { ServerOptions } from '../protocol/server-options.ts';
import type { Places } from '../server/server-core.ts';

/** Reads the configuration of the contact centre: which queue feeds which strategy, and what there is at all. */
export function placesOf(
  centre: Centre,
  strategy: Strategy | undefined,
  options: ServerOptions,
): { readonly places: Places; readonly strategyOf: (queue: string) => Strategy | undefined } {
  const queues = new Map((centre.queues ?? []).map((queue) => [queue.name, queue]));
  const workbins = new Map((centre.workbins ?? []).map(({ name, queue = name, owner }) => [name, { queue, owner }]));
  const { agents = [], groups = [] } = centre;
  const known = {
    agent: new Set(agents.map(({ name }) => name)),
    place: new Set([...agents.map(({ name, place = `${name}-place` }) => place), ...(centre.places ?? [])]),
    group: new Set(groups.map(({ name }) => name)),
  };
  // A queue that exists only behind a workbin holds what lies there and hands nothing over.
  const behind = new Set([...workbins.values()].map(({ queue }) => queue).filter((queue) => !queues.has(queue)));
  const open = centre.open ?? false;

  const strategyOf = (name: string): Strategy | undefined => {
    const queue = queues.get(name);
    if (queue === undefined) return open && !behind.has(name) ? strategy : undefined;
    return queue.strategy === undefined ? strategy : (queue.strategy ?? undefined);
  };
  const places: Places = {
    queue: (name) => {
      if (!queues.has(name) && !behind.has(name) && !open) return undefined;
      const limit = queues.get(name)?.limit ?? options['max-submitted-interactions'];
      return { strategy: strategyOf(name)?.name, limit };
    },
    workbin: (name) => {
      const workbin = workbins.get(name);
      if (workbin !== undefined || !open) return workbin;
      behind.add(name);
      return { queue: name, owner: undefined };
    },
    handlingTimeout: (mediaType) => centre.media?.find(({ name }) => name === mediaType)?.handlingTimeout,
    has: (kind, name) => open || known[kind].has(name),
    unknown: (kind, name) => {
      const names = { ...known, queue: [...queues.keys(), ...behind], workbin: workbins.keys() }[kind];
      const meant = nearestName(name, names);
      const why = kind === 'place' ? ': no agent has it, and `places` does not list it' : '';
      return `The centre has no ${kind} '${name}'${why}.${meant === undefined ? '' : ` Did you mean '${meant}'?`}`;
    },
  };
  return { places, strategyOf };
}
