import 'reflect-metadata';

// What authors write
export { always, eventually, sometimes, type Judged, type Property } from './contract/property.ts';
export {
  attach,
  decidedAt,
  decisionNames,
  placeInQueue,
  placeInWorkbin,
  routeTo,
  stop,
  type Decision,
  type QueueTarget,
  type Target,
} from './contract/decision.ts';
export type { Agent, Centre, Group, Medium, Queue, WorkbinPlace } from './contract/centre.ts';
export { at, disconnect, follow, nothing, oneOf, send, when, whenever } from './contract/script.ts';
export { delayFrom, type Delay, type OneOfTimes } from './contract/delay.ts';
export type { Act, FollowedLine, OfferedInteraction, Rule, ScriptLine } from './contract/script.ts';
export { defineScenario, type Scenario } from './contract/scenario.ts';
export {
  definedAt,
  defineStrategy,
  type Desk,
  type First,
  type Refusal,
  type RoutedInteraction,
  type Strategy,
  type TargetFor,
  type TargetOptions,
  type TargetText,
  type Wait,
  type WideningOptions,
} from './contract/strategy.ts';
export {
  drawn,
  empirical,
  erlang,
  exponential,
  logNormal,
  meanOf,
  type Distribution,
} from './contract/distribution.ts';
export { checkedOptions, optionKinds, type OptionKind } from './contract/checked-options.ts';
export { checkedKeyValues } from './contract/checked-key-values.ts';
export { authorFile } from './author-files/author-file.ts';
export { csvRows, type TableCell } from './author-files/csv-rows.ts';
export { timesFromCsv } from './author-files/times-from-csv.ts';
export { streamName } from './contract/traffic.ts';
export type { Arrivals, ProfileInterval, Span, Traffic, TrafficStream, AttachedRow, Work } from './contract/traffic.ts';
export { InteractionGone } from './contract/interaction-gone.ts';
export { findingOf } from './contract/finding-of.ts';
export { isFailure, type Finding, type Reported, type Severity } from './contract/finding.ts';
export { verdictOn, type Verdict } from './contract/verdict.ts';
export type { DrivingLanes } from './contract/driving-lanes.ts';
export type { MessageWord, Vocabulary, Word } from './contract/word.ts';

// What plugins are made of
export { definePlugin, pluginAt, rolesOf } from './contract/plugin.ts';
export {
  substitute,
  type AskedFor,
  type Call,
  type Decoded,
  type Known,
  type SubstitutePair,
  type Substitution,
} from './contract/substitution.ts';
export { thrownInTeardown } from './kernel/author/thrown-in-teardown.ts';
export type { ActorKit, Kit, Plugin, PluginRole, FaultKit, Sight, Told } from './contract/plugin.ts';
export { findingKinds, found, type FindingKind } from './contract/found.ts';
export type { HandlingServer, RequestHandler, RequestHandlers, Requester } from './contract/request-handler.ts';
export { followScript, type Client } from './script/follow-script.ts';
export { refusalIn, type FollowedRule } from './script/script-watch.ts';
export { Token } from './bench/wiring.ts';
export { Bus } from './bus/bus.ts';
export type { Connection } from './bus/connection.ts';
export type { Crossing, CrossingOf, Received } from './bus/crossing.ts';
export type { Link } from './bus/link.ts';
export type { Trace } from './bus/trace.ts';
export type {
  AgentParty,
  AgentView,
  Change,
  InteractionView,
  Location,
  Place,
  StoreView,
  TicketView,
} from './store/store-view.ts';
export { systemProperties } from './store/kept-properties.ts';

// The bench
export { createBench, type Bench, type BenchOptions } from './bench/create-bench.ts';
export type { Played, PlayedInteraction } from './bench/play.ts';
export { play, type PlayOptions } from './run/play.ts';

// Exploration
export { explore } from './explore/explore.ts';
export type { Bound, Explored, ExploreVerdict, Failure } from './explore/explored.ts';
export { exploreSubtrees, type SubtreesOptions } from './explore/subtrees/explore-subtrees.ts';
export type { ExploreOptions, Progress } from './explore/explore-options.ts';
export { mergeCoverage } from './explore/coverage/merge-coverage.ts';
export { mergeExplorations } from './explore/merge-explorations.ts';
export { playSubtree, type SubtreeRunner, type SubtreeTask } from './explore/subtrees/subtree-task.ts';
export type { SearchShard } from './explore/subtrees/search-shard.ts';
export { partsOf, type Part, type PartKind } from './replay/parts-of.ts';
export { replayToken } from './replay/replay-token.ts';
export { without } from './replay/without.ts';
export type { Dependence, StepTaken } from './explore/steps/step-taken.ts';

// Engines
export { compareSimulations, type Comparison, type Difference } from './simulate/compare-simulations.ts';
export { confidenceInterval, studentT, type Interval } from './simulate/confidence-interval.ts';
export {
  holdAgainstTheory,
  type HeldAgainstTheory,
  type HoldOptions,
  type Model,
  type TheoryRow,
} from './simulate/hold-against-theory.ts';
export { simulate, simulateShard, type SimulateOptions } from './simulate/simulate.ts';
export { mergeSimulations, simulationDocument, type SimulationDocument } from './simulate/simulation-document.ts';
export { isSimulationShard, type SimulationShard } from './simulate/simulation-shard.ts';
export { withAgents } from './simulate/with-agents.ts';
export { runReplication, type Replication, type ReplicationOptions } from './simulate/run-replication.ts';

// Time, choices and chance
export { hours, minutes, seconds, timeInWords, type Milliseconds } from './kernel/time.ts';
export { Clock } from './kernel/clock/clock.ts';
export type { ClockOptions, PendingEvent } from './kernel/clock/clock-options.ts';
export type { ActorClock, Cancel } from './kernel/clock/actor-clock.ts';
export { choicesToken, everyChoice, inOrder, replay, seeded, type Choices, type Question } from './kernel/choices.ts';
export { Random, type RandomStream } from './kernel/random.ts';
export { defaultLimits, limitsWith, type Limits } from './kernel/limits.ts';
export { authorLine } from './kernel/author/author-line.ts';
export { BenchError, errorCatalogue, errors } from './kernel/errors.ts';
export { onBench, type BenchContext } from './kernel/guard/bench-context.ts';
export { allForbidden, installGuard } from './kernel/guard/guard.ts';
export { IndexedHeap, type InHeap } from './kernel/indexed-heap.ts';
export { LiveMap } from './kernel/live-map.ts';
export { drivenBy } from './kernel/clock/driven-by.ts';
export { InRun } from './contract/in-run.ts';
export { nearestName } from './kernel/nearest-name.ts';
export { problemOf } from './kernel/author/problem-of.ts';
export { readable } from './kernel/author/readable.ts';
export { valueInWords } from './protocol/key-values/key-value-problem.ts';
export { binary, type Binary } from './protocol/key-values/binary.ts';
export { packedSize } from './protocol/key-values/packed-size.ts';
export { sealed } from './protocol/key-values/sealed.ts';
export { own } from './kernel/own.ts';

// The protocols
export { selectionStatistics, type SelectionStatistic } from './protocol/statistics.ts';
export {
  catalogue,
  checkMessage,
  externalService,
  interactionManagement,
  reporting,
  statistics,
  tLibrary,
} from './protocol/catalogue.ts';
export type {
  AttributesOfRequest,
  CatalogueEntry,
  EventType,
  Message,
  MessageOf,
  MessageType,
  RequestType,
} from './protocol/catalogue.ts';
export type { TypedMessage } from './protocol/messages/define-messages.ts';
export type {
  ClientRole,
  InteractionProperties,
  KeyValue,
  KeyValues,
  Party,
  Protocol,
  Reason,
  Role,
  Workbin,
} from './protocol/values.ts';
export { enumerations, type WordOf } from './protocol/enumerations.ts';
export { serverErrors, type ServerErrorName } from './protocol/server-errors.ts';
export { serverOptions, serverOptionTable, type ServerOptions } from './protocol/server-options.ts';
export {
  agentStates,
  agentTransitions,
  interactionStates,
  interactionTransitions,
  mediaStates,
  mediaTransitions,
  nextAgentState,
  nextInteractionState,
  nextMediaState,
} from './protocol/states.ts';
export type { InteractionEvent, InteractionStateName } from './protocol/states.ts';
export { referenceFlows } from './protocol/flows/reference-flows.ts';
export type { FlowStep, ReferenceFlow, Words } from './protocol/flows/flow.ts';
export { facts } from './protocol/flows/source.ts';
export type { AttributeSource, AttributeSources, Fact, Source } from './protocol/flows/source.ts';

// Pictures and pages
export type { Coverage, CoveredTable, GivenAnswer, PassedRow, RacedPair } from './report/coverage.ts';
export { gapsText } from './report/gaps-text.ts';
export { errorsPage } from './report/reference/errors-page.ts';
export { referenceJson } from './report/reference/reference-json.ts';
export type { SubstitutionRow } from './report/reference/substitution-row.ts';
export { referenceMarkdown } from './report/reference/reference-markdown.ts';
export { findingsText } from './report/findings-text.ts';
export { mermaidDiagram } from './report/diagram/mermaid.ts';
export { sequenceDiagram, type DiagramOptions } from './report/diagram/sequence-diagram.ts';
export { traceDocument, type TraceDocument } from './report/trace-document.ts';
export { traceLine, traceLines, type Note, type TraceLine } from './report/trace-line.ts';
