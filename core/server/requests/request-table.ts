import type { MessageType } from '../../protocol/catalogue.ts';
import {
  requestAddMedia,
  requestAgentLogin,
  requestAgentLogout,
  requestCancelNotReadyForMedia,
  requestNotReadyForMedia,
  requestRemoveMedia,
} from './agents.ts';
import { requestUnregisterClient } from './clients.ts';
import { requestLeaveInteraction, requestStopProcessing } from './ending.ts';
import { aboutInteraction, type Handler } from '../handler.ts';
import { requestAddress } from './request-address.ts';
import { requestAccept, requestReject } from './request-accept.ts';
import { requestConference } from './request-conference.ts';
import { requestDeliver } from './request-deliver.ts';
import { requestDistributeEvent } from './request-distribute-event.ts';
import { requestPlaceInQueue, requestPlaceInWorkbin } from './placing.ts';
import { requestChangeProperties, requestGetInteractionProperties } from './properties.ts';
import { requestPull } from './pulling.ts';
import { endingCalls, request3rdServer, serviceAnswered } from './services.ts';
import {
  eventCurrentAgentStatus,
  requestStartPlaceAgentStateReporting,
  requestStartPlaceAgentStateReportingAll,
  requestStopPlaceAgentStateReporting,
} from './state-reporting.ts';
import { requestSubmit } from './submitting.ts';

/** Who may ask: any registered client, or only one whose agent is logged in. An agent application must always be logged in, but to log in. */
type Asks = 'anyone' | 'agent';

/** How one request is handled, and who may ask it. */
export interface RequestRow {
  readonly asks: Asks;
  readonly handle: Handler<MessageType>;
  /** Optional attributes of which one must be there. */
  readonly oneOf: readonly string[];
}

const row = <T extends MessageType>(asks: Asks, handle: Handler<T>, oneOf: readonly string[] = []): RequestRow => ({
  asks,
  handle: handle as unknown as Handler<MessageType>,
  oneOf,
});

const agentOrPlace = ['AgentId', 'PlaceId'];

/** Every request that the Interaction Server handles. Registration itself happens on the connection, before there is a client. */
export const requestTable: Readonly<Partial<Record<MessageType, RequestRow>>> = {
  RequestRegisterAddress: row<'RequestRegisterAddress'>('anyone', requestAddress),
  RequestUnregisterAddress: row<'RequestUnregisterAddress'>('anyone', requestAddress),
  RequestUnregisterClient: row('anyone', endingCalls(requestUnregisterClient)),
  RequestAgentLogin: row('anyone', requestAgentLogin),
  RequestAgentLogout: row('agent', requestAgentLogout),
  RequestAddMedia: row('agent', requestAddMedia),
  RequestRemoveMedia: row('agent', requestRemoveMedia),
  RequestNotReadyForMedia: row('agent', requestNotReadyForMedia),
  RequestCancelNotReadyForMedia: row('agent', requestCancelNotReadyForMedia),
  RequestSubmit: row('anyone', requestSubmit),
  RequestPlaceInQueue: row('anyone', aboutInteraction(requestPlaceInQueue)),
  RequestPlaceInWorkbin: row('anyone', aboutInteraction(requestPlaceInWorkbin)),
  RequestDeliver: row('anyone', aboutInteraction(requestDeliver), agentOrPlace),
  RequestDistributeEvent: row('anyone', requestDistributeEvent),
  RequestPull: row('agent', requestPull),
  RequestConference: row('agent', aboutInteraction(requestConference), agentOrPlace),
  RequestAccept: row('agent', aboutInteraction(requestAccept)),
  RequestReject: row('agent', aboutInteraction(requestReject)),
  RequestLeaveInteraction: row('agent', aboutInteraction(requestLeaveInteraction)),
  RequestStopProcessing: row('anyone', aboutInteraction(requestStopProcessing)),
  RequestChangeProperties: row('anyone', aboutInteraction(requestChangeProperties)),
  RequestGetInteractionProperties: row('anyone', aboutInteraction(requestGetInteractionProperties)),
  RequestStartPlaceAgentStateReporting: row('anyone', requestStartPlaceAgentStateReporting),
  RequestStartPlaceAgentStateReportingAll: row('anyone', requestStartPlaceAgentStateReportingAll),
  RequestStopPlaceAgentStateReporting: row('anyone', requestStopPlaceAgentStateReporting),
  RequestStopPlaceAgentStateReportingAll: row('anyone', requestStopPlaceAgentStateReporting),
  EventCurrentAgentStatus: row('anyone', eventCurrentAgentStatus),
  Request3rdServer: row<'Request3rdServer'>('anyone', request3rdServer),
  Event3rdServerResponse: row<'Event3rdServerResponse'>('anyone', serviceAnswered),
  Event3rdServerFault: row<'Event3rdServerFault'>('anyone', serviceAnswered),
};
