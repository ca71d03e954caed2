/**
 * For authors of strategies and scenarios, and of tests of them: what a strategy decides, what a scenario says, what a run is asked,
 * and `play`, `explore` and `simulate`.
 *
 * @module routeproof
 */

import 'reflect-metadata/lite';

export { always, eventually, sometimes, type Judged, type Property } from './contract/property.ts';
export {
  attach,
  placeInQueue,
  placeInWorkbin,
  routeTo,
  stop,
  type Decision,
  type QueueTarget,
  type Target,
} from './contract/decision.ts';
export type {
  Agent,
  BlockedMedia,
  Centre,
  Group,
  MediaCapacity,
  Medium,
  Queue,
  WorkbinPlace,
} from './contract/centre.ts';
export {
  at,
  disconnect,
  follow,
  nothing,
  oneOf,
  send,
  when,
  whenever,
  type Act,
  type Conditions,
  type Expected,
  type OfferedInteraction,
  type Rule,
  type ScriptLine,
} from './contract/script.ts';
export type { LinkDelay, LinkDelays } from './bus/delays.ts';
export type { Delay, OneOfTimes } from './contract/delay.ts';
export {
  defineScenario,
  type GivenScenario,
  type KnownKeys,
  type Scenario,
  type ScenarioFunction,
} from './contract/scenario.ts';
export {
  defineStrategy,
  type Decisions,
  type Desk,
  type First,
  type Refusal,
  type RoutedInteraction,
  type Strategy,
  type Wait,
  InteractionGone,
  NobodyCame,
} from './contract/strategy.ts';
export type { Ageing, TargetFor, TargetOptions, WideningOptions } from './contract/targets/target-options.ts';
export type { TargetEntry, TargetsIn, TargetText } from './contract/targets/target-text.ts';
export {
  empirical,
  erlang,
  exponential,
  gamma,
  geometric,
  logNormal,
  mixture,
  pareto,
  uniform,
  weibull,
  type Distribution,
  type MixturePart,
} from './contract/distribution.ts';
export { rosterFromCsv } from './author-files/roster-from-csv.ts';
export type { RosterOptions } from './author-files/roster-rows.ts';
export type { ReportedAgent, Statistic } from './contract/statistic.ts';
export type { Prices } from './contract/traffic.ts';
export { timesFromCsv } from './author-files/times-from-csv.ts';
export {
  callsFromCsv,
  type CallColumns,
  type CallDefaults,
  type CallsOtherwise,
} from './author-files/calls-from-csv.ts';
export { dayByDay, type Arrivals, type ProfileInterval, type RealCall } from './contract/arrivals.ts';
export type {
  AttachedRow,
  Callback,
  HandlingBy,
  Retrial,
  Span,
  Traffic,
  TrafficStream,
  TrafficStreams,
  Work,
} from './contract/traffic.ts';
export type { Finding, Severity } from './contract/finding.ts';
export type { Verdict } from './contract/verdict.ts';
export type { Plugin } from './contract/plugin.ts';
export type { Crossing, Passage } from './bus/crossing.ts';
export type { MessageSet } from './bus/message-set.ts';
export type { Cast, Trace } from './bus/trace.ts';
export type {
  AgentParty,
  AgentView,
  Change,
  InteractionView,
  Location,
  MediaState,
  Place,
  Router,
  StoreView,
  TicketState,
  TicketView,
} from './store/store-view.ts';
export { createBench, type Bench, type BenchOptions } from './bench/create-bench.ts';
export type { PassedPhase } from './bench/properties/passed-phase.ts';
export type { JudgedRun, Looks } from './bench/properties/judge.ts';
export type { AuthorCode } from './kernel/author/author-code.ts';
export type { RowFired, RulesFired } from './report/rules-fired.ts';
export type { Played, PlayedInteraction } from './bench/play-once.ts';
export { play, type PlayOptions } from './run/play.ts';
export { explore } from './explore/explore.ts';
export type {
  Bound,
  Explored,
  ExploreVerdict,
  Failure,
  PropertyKind,
  PropertyOutcome,
  SearchWarning,
} from './explore/explored.ts';
export type { ExploreOptions, Progress } from './explore/explore-options.ts';
export { without } from './replay/without.ts';
export type { SimulationDocument } from './simulate/simulation-document.ts';
export { simulate, type SimulateOptions } from './simulate/simulate.ts';
export { hours, minutes, seconds, type Milliseconds } from './kernel/time.ts';
export { replay } from './kernel/choices.ts';
export type { Limits } from './kernel/limits.ts';
export { binary, type Binary } from './protocol/key-values/binary.ts';
export type { SelectionOrder, SelectionStatistic, TargetStatistic } from './protocol/messages/statistics.ts';
export type {
  InteractionProperties,
  KeyValue,
  KeyValueRow,
  KeyValues,
  Party,
  Reason,
  Workbin,
} from './protocol/values.ts';
export type { ServerOptions } from './protocol/server-options.ts';
