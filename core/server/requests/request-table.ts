import type { MessageType } from '../../protocol/catalogue.ts';
import { eventCurrentAgentStatus } from './event-current-agent-status.ts';
import type { Handler, InteractionHandler } from '../handler.ts';
import { event3rdServerResponse, request3rdServer } from './request-3rd-server.ts';
import { requestAccept } from './request-accept.ts';
import {
  requestAddMedia,
  requestCancelNotReadyForMedia,
  requestNotReadyForMedia,
  requestRemoveMedia,
} from './request-add-media.ts';
import { requestAgentLogin } from './request-agent-login.ts';
import { requestAgentLogout } from './request-agent-logout.ts';
import { requestChangeProperties } from './request-change-properties.ts';
import { requestConference } from './request-conference.ts';
import { requestDeliver } from './request-deliver.ts';
import { requestGetInteractionProperties } from './request-get-interaction-properties.ts';
import { requestLeaveInteraction } from './request-leave-interaction.ts';
import { requestPlaceInQueue } from './request-place-in-queue.ts';
import { requestPlaceInWorkbin } from './request-place-in-workbin.ts';
import { requestPull } from './request-pull.ts';
import { requestReject } from './request-reject.ts';
import {
  requestStartPlaceAgentStateReporting,
  requestStartPlaceAgentStateReportingAll,
} from './request-start-place-agent-state-reporting.ts';
import { requestStopProcessing } from './request-stop-processing.ts';
import { requestSubmit } from './request-submit.ts';
import { requestUnregisterClient } from './request-unregister-client.ts';

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

/** G5, check 4: refuses a request about an interaction that the server does not know. */
const aboutInteraction =
  <T extends MessageType>(handle: InteractionHandler<T>): Handler<T> =>
  (core, asked, request) => {
    const interaction = request.interaction === undefined ? undefined : core.store.interaction(request.interaction);
    if (interaction === undefined) core.out.refuse(asked, 'unknown-interaction');
    else handle(core, asked, request, interaction);
  };

/**
 * There is nothing to do but to say that it is taken: a router is asked about every queue, whichever routing points it wants, and
 * who asked for the states of agents gets nothing more for that.
 */
const taken: Handler<MessageType> = (core, asked) => core.out.ack(asked);

/** URS reports its virtual queues so. The server answers nobody and tells nobody: nothing of its own changes. */
const unanswered: Handler<MessageType> = () => {};

const agentOrPlace = ['AgentId', 'PlaceId'];

/** Every request that the Interaction Server handles. Registration itself happens on the connection, before there is a client. */
export const requestTable: Readonly<Partial<Record<MessageType, RequestRow>>> = {
  RequestRegisterAddress: row('anyone', taken),
  RequestUnregisterAddress: row('anyone', taken),
  RequestUnregisterClient: row('anyone', requestUnregisterClient),
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
  RequestDistributeEvent: row('anyone', unanswered),
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
  RequestStopPlaceAgentStateReporting: row('anyone', taken),
  RequestStopPlaceAgentStateReportingAll: row('anyone', taken),
  EventCurrentAgentStatus: row('anyone', eventCurrentAgentStatus),
  Request3rdServer: row<'Request3rdServer'>('anyone', request3rdServer),
  Event3rdServerResponse: row<'Event3rdServerResponse'>('anyone', event3rdServerResponse),
  Event3rdServerFault: row<'Event3rdServerFault'>('anyone', event3rdServerResponse),
};
