import { statedAt } from '../../contract/property.ts';
import type { Scenario } from '../../contract/scenario.ts';
import { serverOptions } from '../../protocol/server-options.ts';
import { causeOf } from '../cause-of.ts';
import { Deadline } from '../deadline.ts';
import type { ExploreOptions } from '../explore-options.ts';
import { ordinaryRun } from '../search/ordinary-run.ts';
import type { SubtreesOptions } from './subtree-task.ts';
import { noReduction, reductionFor, type Reduction } from '../search/reduction.ts';
import { SubtreeSearch } from './subtree-search.ts';
import { nothingPlayed, type SearchShard } from './search-shard.ts';
import { withWindow } from '../../replay/with-window.ts';

/** Plays and judges the ordinary run, and then searches a scenario in parts that do not depend on who plays them. */
export async function exploreSubtrees(
  given: () => Scenario,
  options: ExploreOptions = {},
  how: SubtreesOptions = {},
): Promise<SearchShard> {
  const { deadline = new Deadline(options), samples = false, warnings = [] } = how;
  const ordinary = await ordinaryRun(withWindow(given, options.raceWindow), options, deadline);
  const { failures, isStopped, rounds } = ordinary;
  const { name, raceWindow, server, properties = [] } = ordinary.bench.scenario;
  const common = {
    ...{ scenario: name, window: raceWindow!, options: serverOptions(server), chance: options.random !== undefined },
    enough: options.failures ?? 1,
    warnings,
    properties: properties.map((each) => ({ property: each.sentence, kind: each.kind, where: statedAt(each) })),
  };
  for (let reduction = chosen(options, reductionFor(ordinary.bench)); ;) {
    const setUp = { ...common, reduction };
    const nothing = { setUp, ordinary: failures, ...nothingPlayed };
    if (isStopped) return { ...nothing, before: { ...nothing.before, bounds: [deadline.over!] } };
    how.onShard?.(() => nothing);
    const known = failures.map(causeOf);
    const search = new SubtreeSearch(
      given,
      { setUp, ordinary: failures },
      { ...options, known, rounds, deadline, samples },
      how,
    );
    const shard = await search.play();
    const weaker = shard.parts.find(({ part }) => part.weaker)?.part.weaker ?? shard.before?.weaker;
    if (weaker === undefined) return shard;
    reduction = weaker;
  }
}

function chosen({ reduction = true, depends }: ExploreOptions, found: Reduction): Reduction {
  if (!reduction) return noReduction;
  return depends === undefined
    ? found
    : { ...noReduction, by: 'actor', sentence: 'steps were told apart by a relation of the caller' };
}
