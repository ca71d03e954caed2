/**
 * The tables of the protocols: messages, enumerations, states, errors, options and reference flows, and what makes and checks
 * messages from them.
 *
 * @module routeproof/protocol
 */

export { packedSize } from './protocol/key-values/packed-size.ts';
export { agentStatistics, selectionStatistics } from './protocol/messages/statistics.ts';
export {
  catalogue,
  checkMessage,
  externalService,
  interactionManagement,
  reporting,
  statistics,
  tLibrary,
  type AttributesOfRequest,
  type CatalogueEntry,
  type EventType,
  type Message,
  type MessageOf,
  type MessageType,
  type RequestType,
} from './protocol/catalogue.ts';
export type { MessageFactory } from './protocol/messages/create-protocol.ts';
export type { MessageRow, RawMessage, TypedMessage } from './protocol/messages/define-messages.ts';
export type { Protocol } from './protocol/values.ts';
export { enumerations, type WordOf } from './protocol/enumerations.ts';
export { serverErrors, type ServerErrorName } from './protocol/server-errors.ts';
export { serverOptions, serverOptionTable } from './protocol/server-options.ts';
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
  type InteractionEvent,
  type InteractionStateName,
} from './protocol/states.ts';
export { referenceFlows } from './protocol/flows/reference-flows.ts';
export type { FlowStep, ReferenceFlow, Words } from './protocol/flows/flow.ts';
export { facts, type AttributeSource, type AttributeSources, type Fact, type Source } from './protocol/flows/source.ts';
