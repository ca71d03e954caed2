import type { Played } from '../bench/play-once.ts';
import type { Reported } from '../contract/finding.ts';
import { found } from '../contract/found.ts';
import type { Scenario } from '../contract/scenario.ts';
import { definedAt, type Strategy } from '../contract/strategy.ts';

/** Strategies that were asked about nothing in a run in which interactions came, and those that are written out and are undefined. */
export function strategiesUnasked({ messages, interactions }: Played, scenario: Scenario): readonly Reported[] {
  const { strategy, centre: { queues = [] } = {} } = scenario;
  if (interactions.length === 0) return [];
  const fed = new Set(messages.flatMap((message) => queueAskedAbout(message)));
  const own = new Map(queues.map((queue) => [queue.name, queue.strategy]));
  const asked = new Set([...fed].map((queue) => own.get(queue) ?? strategy));
  const all = new Set([strategy, ...own.values()].filter((each): each is Strategy => Boolean(each)));
  const isNone = asked.size === 0;
  return [
    ...[...all]
      .filter((each) => !asked.has(each))
      .map((each) => ({ ...found.strategyNeverAsked(each.name, isNone), where: definedAt(each) })),
    ...('strategy' in scenario && strategy === undefined ? [found.strategyUndefined(undefined)] : []),
    ...queues.flatMap((queue) =>
      'strategy' in queue && queue.strategy === undefined ? [found.strategyUndefined(queue.name)] : [],
    ),
  ];
}

/** URS is told the queue with what is attached, in the words of each protocol. */
function queueAskedAbout({ type, standsFor, body }: Played['messages'][number]): readonly string[] {
  if ((standsFor ?? type) !== 'EventRouteRequest') return [];
  const { UserData: { Queue } = {} } = body as { readonly UserData?: { readonly Queue?: string } };
  return Queue === undefined ? [] : [Queue];
}
