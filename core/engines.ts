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
export type { Cell } from './simulate/measures/cell.ts';
export { measuresOf, type Intervals } from './simulate/measures/estimates-of.ts';
export type { Counted, Measure, Percentile, Ratio, Unit } from './simulate/measures/measure.ts';
export { measures } from './simulate/measures/measures.ts';
export type { Sums } from './simulate/measures/sums.ts';
export type { LittlesLaw } from './simulate/probe/littles-law.ts';
export type { Crew } from './simulate/probe/crews-of.ts';
export type { Overload } from './simulate/overload/overload.ts';
export type { GivenThreshold, Threshold } from './simulate/threshold.ts';
export type { SampledInteraction } from './simulate/probe/trace-sample.ts';
export { partsOf, type Part, type PartKind } from './replay/parts-of.ts';
export { replayToken, type ReplayOptions } from './replay/replay-token.ts';
export type { Dependence, StepTaken } from './explore/steps/step-taken.ts';
export {
  compareSimulations,
  comparison,
  type Comparison,
  type Difference,
  type OnlyIn,
  type NamedShard,
} from './simulate/compare-simulations.ts';
export type { Interval } from './simulate/estimates/interval.ts';
export { meanInterval } from './simulate/estimates/mean-interval.ts';
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
export type { CellName, Model, TheoryValue } from './simulate/model.ts';
export { simulateShard } from './simulate/simulate.ts';
export type { Runner } from './simulate/replications-of.ts';
export type { Precision } from './simulate/precision.ts';
export { mergeSimulations, simulationDocument, type SimulationDocument } from './simulate/simulation-document.ts';
export {
  isSimulationShard,
  type NumberedReplication,
  type SimulationSetUp,
  type SimulationShard,
} from './simulate/simulation-shard.ts';
export { leastStaffing, type StaffedRunner, type StaffingOptions } from './simulate/staffing/least-staffing.ts';
export type { AnswerInterval } from './simulate/staffing/answer-interval.ts';
export type { StaffedInterval, StaffingDocument } from './simulate/staffing/staffing-document.ts';
export { withAgents } from './simulate/with-agents.ts';
export { withStaff } from './simulate/with-staff.ts';
export { runReplication, type Replication, type ReplicationOptions } from './simulate/run-replication.ts';
export { Clock } from './kernel/clock/clock.ts';
export type { ClockOptions, PendingEvent, RunOptions } from './kernel/clock/clock-options.ts';
export { choicesToken, everyChoice, inOrder, seeded } from './kernel/choices.ts';
export { drivenBy } from './kernel/clock/driven-by.ts';
