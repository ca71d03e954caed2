/**
 * What runs, searches and simulations are made of, for those who build another engine: clock, choices, the search in subtrees,
 * replications and their comparison.
 *
 * @module routeproof/engines
 */

export { exploreSubtrees } from './explore/subtrees/explore-subtrees.ts';
export { mergeCoverage } from './explore/coverage/merge-coverage.ts';
export { mergeExplorations } from './explore/subtrees/merge-explorations.ts';
export {
  playSubtree,
  type SubtreeRunner,
  type SubtreesOptions,
  type SubtreeTask,
  type SubtreeWatch,
} from './explore/subtrees/subtree-task.ts';
export type { SearchShard, ShardedSubtree } from './explore/subtrees/search-shard.ts';
export type { SearchSetUp } from './explore/subtrees/whole-search.ts';
export type { ExploredSubtree } from './explore/search/explored-subtree.ts';
export type { Footprint } from './explore/steps/footprint.ts';
export type { TakenEvent } from './explore/steps/taken-event.ts';
export type { GroupMeasures, Measures } from './simulate/share-of-traffic.ts';
export type { SampledInteraction } from './simulate/trace-sample.ts';
export { partsOf, type Part, type PartKind } from './replay/parts-of.ts';
export { replayToken, type ReplayOptions } from './replay/replay-token.ts';
export type { Dependence, StepTaken } from './explore/steps/step-taken.ts';
export { compareSimulations, type Comparison, type Difference } from './simulate/compare-simulations.ts';
export { confidenceInterval, type Interval } from './simulate/confidence-interval.ts';
export {
  holdAgainstTheory,
  type HeldAgainstTheory,
  type HoldOptions,
  type ModelRunner,
  type TheoryRow,
} from './simulate/hold-against-theory.ts';
export {
  agreesInOneTurn,
  falseAlarms,
  farChance,
  judgeValue,
  type Judged,
  type Sample,
} from './simulate/judge-value.ts';
export type { Cell, Model, TheoryValue } from './simulate/model.ts';
export { simulateShard, type Runner } from './simulate/simulate.ts';
export { mergeSimulations, simulationDocument, type SimulationDocument } from './simulate/simulation-document.ts';
export {
  isSimulationShard,
  type NumberedReplication,
  type SimulationSetUp,
  type SimulationShard,
} from './simulate/simulation-shard.ts';
export { withAgents } from './simulate/with-agents.ts';
export { runReplication, type Replication, type ReplicationOptions } from './simulate/run-replication.ts';
export { Clock } from './kernel/clock/clock.ts';
export type { ClockOptions, PendingEvent, RunOptions } from './kernel/clock/clock-options.ts';
export { choicesToken, everyChoice, inOrder, seeded } from './kernel/choices.ts';
export { drivenBy } from './kernel/clock/driven-by.ts';
