/**
 * The plugins of the bench, and what actors, codecs and probes of your own are made of (see docs/plugins.md).
 *
 * @module routeproof/plugins
 */

export * from 'routeproof/kit';

export { agent } from './agent/agent.ts';
export { agents } from './agent/agents.ts';
export {
  businessHours,
  type BusinessHours,
  type BusinessHoursOptions,
  type Weekday,
} from './business-routing/business-hours.ts';
export { lastCalledAgent, type LastCalledAgent } from './business-routing/last-called-agent.ts';
export { overflow, type OverflowOptions } from './business-routing/overflow.ts';
export { withTreatments, type Treatment } from './urs/desk/with-treatments.ts';
export { percentage, type PercentageOptions } from './business-routing/percentage.ts';
export { analyseRules, type RuleAnalysis, type RuleRemark } from './business-routing/rule-analysis/analyse-rules.ts';
export type { RuleText } from './business-routing/read-rules.ts';
export type { RuleColumns } from './business-routing/read-table.ts';
export { ruleTable, type RuleTable } from './business-routing/rule-table.ts';
export { contactCentre, type ContactCentreOptions } from './contact-centre.ts';
export { mediaServer, type MediaServerOptions } from './media-server/media-server.ts';
export { faults } from './faults/faults.ts';
export type { FaultOptions, LateType, Outage } from './faults/fault-options.ts';
export type { Cast } from './reference-flows/cast.ts';
export { defaultCast } from './reference-flows/cast.ts';
export type { FlowVariant } from './reference-flows/flow-variant.ts';
export {
  flowsWithPlaceFor,
  flowVariants,
  playFlow,
  playFlows,
  type PlayedFlow,
  type WithPlugins,
} from './reference-flows/play-flows.ts';
export { ask } from './ask.ts';
export { connectClient, type ClientOptions, type ConnectedClient } from './connect-client.ts';
export { heedLinesAlone, logInAgent, registerClient, wheneverConnected } from './register.ts';
export { submitLoad } from './media-server/submit-load.ts';
export { answerCall, failCall, type Caller, type ServiceCall } from './service/answer-call.ts';
export { reportingEngine, type ReportingEngineOptions } from './reporting-engine/reporting-engine.ts';
export { averageHandlingTime } from './reporting-engine/average-handling-time.ts';
export { Roster } from './reporting-engine/roster.ts';
export { StatisticsServer, type KnownToEngine, type Standing } from './reporting-engine/statistics-server.ts';
export { answer, either, fault, silence, type Reply, type SubmittedByService } from './service/reply.ts';
export { ServiceFault, type FaultFacts } from './service/service-fault.ts';
export { service, type Method, type ServiceOptions } from './service/service.ts';
export { substitutions, type TLibrarySubstitution } from './t-library/substitutions.ts';
export { tLibrary } from './t-library/t-library.ts';
export type { SkillCondition, Skills } from './urs/targets/skill-condition.ts';
export { matches, parseTarget, type Candidate, type ParsedTarget } from './urs/targets/parse-target.ts';
export type { QueueingModel } from './traffic/queueing-models/queueing-model.ts';
export { queueingModels } from './traffic/queueing-models/queueing-models.ts';
export { erlangA, erlangB, erlangC, type ErlangA } from './traffic/theory/erlang.ts';
export { cobham, cobhamOne, pollaczekKhinchine, type HandlingMoments } from './traffic/theory/cobham.ts';
export { nModel, type KindInTheory, type NModel, type NModelOptions } from './traffic/theory/n-model.ts';
export { overTheDay, type PartInTheory, type PartOfDay } from './traffic/theory/over-the-day.ts';
export { trafficCentre } from './traffic/traffic-centre.ts';
export { trafficServer } from './traffic/traffic-server.ts';
export { workingAgents } from './traffic/working-agents.ts';
export { urs, type UrsOptions } from './urs/urs.ts';
