import type { MessageType } from 'routeproof/plugins';
import { catalogue } from 'routeproof/protocol';
import { requestTable } from '../../../core/server/requests/request-table.ts';

/** How often each request is thought of first. */
export const shares: Readonly<Partial<Record<MessageType, number>>> = {
  RequestSubmit: 18,
  RequestDeliver: 16,
  RequestAccept: 20,
  RequestReject: 5,
  RequestPull: 8,
  RequestConference: 16,
  RequestLeaveInteraction: 4,
  RequestPlaceInQueue: 3,
  RequestPlaceInWorkbin: 3,
  RequestStopProcessing: 4,
  RequestRegisterClient: 3,
  RequestAgentLogin: 3,
};
// What travels in other protocols, such as calls of third-party services, is a conversation of its own.
export const handled = ([...Object.keys(requestTable), 'RequestRegisterClient'] as readonly MessageType[]).filter(
  (type) => ['InteractionManagement', 'Reporting'].includes(catalogue[type][0]!.protocol),
);
export const likely: readonly MessageType[] = handled.flatMap((type) =>
  Array.from({ length: shares[type] ?? 1 }, () => type),
);
export const notHandled = (Object.keys(catalogue) as readonly MessageType[]).filter(
  (type) =>
    type.startsWith('Request') && !handled.includes(type) && catalogue[type][0]!.protocol === 'InteractionManagement',
);
export const namesInteraction = (type: MessageType) =>
  type === 'RequestPull' || 'InteractionId' in catalogue[type][0]!.row.attributes;
export const wildTypes: readonly MessageType[] = [
  ...handled.flatMap((type) => (namesInteraction(type) ? [type, type, type, type] : [type])),
  ...notHandled.slice(0, 4),
];
