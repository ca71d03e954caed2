/**
 * What actors, codecs and probes are made of. `routeproof/plugins` hands all of it on, so that authors need one import; the plugins
 * of the bench take it from here.
 *
 * @module routeproof/kit
 */

export { decidedAt, decisionNames } from './contract/decision.ts';
export {
  hasAlternatives,
  isBlockedBy,
  roomFor,
  roomInAll,
  type CapacityRules,
  type InHand,
} from './contract/capacity/room-for.ts';
export { delayFrom } from './contract/delay.ts';
export type { FollowedLine, Rule } from './contract/script.ts';
export { definedAt, type Strategy } from './contract/strategy.ts';
export { exactTimes } from './contract/arrivals.ts';
export { drawn } from './contract/drawn.ts';
export { checkedOptions, optionKinds, type OptionKind } from './contract/checked-options.ts';
export { checkedKeyValues } from './contract/checked-key-values.ts';
export { csvRows, type CsvProblem, type TableCell } from './author-files/csv-rows.ts';
export { authorFile } from './author-files/author-file.ts';
export { streamName, streamOfInteraction } from './contract/traffic.ts';
export { type Reported, findingOf } from './contract/finding.ts';
export { verdictOn, type RunEnd } from './contract/verdict.ts';
export {
  definePlugin,
  pluginAt,
  rolesOf,
  type ActorKit,
  type FaultKit,
  type Kit,
  type Plugin,
  type PluginRole,
  type Sight,
  type Told,
} from './contract/plugin.ts';
export {
  substitute,
  type AskedFor,
  type AttributeOf,
  type Call,
  type Decoded,
  type Known,
  type SubstitutePair,
  type Substitution,
} from './contract/substitution.ts';
export { thrownInTeardown } from './kernel/author/thrown-in-teardown.ts';
export { findingKinds, found, type FindingKind } from './contract/found.ts';
export type { HandlingServer, Requester, RequestHandler, RequestHandlers } from './contract/request-handler.ts';
export { followScript, type Client } from './script/follow-script.ts';
export { refusalIn, type FollowedRule } from './script/script-watch.ts';
export { Token } from './bench/token.ts';
export { Bus } from './bus/bus.ts';
export type { Connection } from './bus/connection.ts';
export type { Crossing, CrossingOf, Received } from './bus/crossing.ts';
export type { Peer } from './bus/direction.ts';
export type { Interference, Link } from './bus/link.ts';
export { systemProperties } from './store/kept-properties.ts';
export { timeInWords } from './kernel/time.ts';
export type { ActorClock, Cancel, TimerOptions } from './kernel/clock/actor-clock.ts';
export type { Choices, Question } from './kernel/choices.ts';
export { Random, type RandomStream } from './kernel/random.ts';
export { authorLine } from './kernel/author/author-line.ts';
export type { CellName, Model, TheoryValue } from './simulate/model.ts';
export { BenchError, errors } from './kernel/errors.ts';
export { IndexedHeap, type InHeap } from './kernel/indexed-heap.ts';
export { LiveMap } from './kernel/live-map.ts';
export { InRun } from './kernel/guard/in-run.ts';
export { CountedTable, rowFired } from './kernel/guard/rows-fired.ts';
export { nearestName } from './kernel/nearest-name.ts';
export { problemOf } from './kernel/author/problem-of.ts';
export { readable } from './kernel/author/readable.ts';
export { valueInWords } from './protocol/key-values/key-value-problem.ts';
export { sealed } from './protocol/key-values/sealed.ts';
export { own } from './kernel/own.ts';
export type { StoreView } from './store/store-view.ts';
export type { ClientRole, KeyValues, Role } from './protocol/values.ts';
export {
  externalService,
  interactionManagement,
  reporting,
  statistics,
  type EventType,
  type Message,
  type MessageOf,
  type MessageType,
  type RequestType,
} from './protocol/catalogue.ts';
