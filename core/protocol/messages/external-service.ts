import { integer, keyValues, optional, text } from './attributes.ts';
import { defineMessages } from './define-messages.ts';

const call = {
  ReferenceId: integer,
  ProxyClientId: optional(integer),
  InteractionId: optional(text),
  Service: text,
  Method: text,
  EspClientRefid: optional(integer),
  EspServerRefid: optional(integer),
  Envelope: optional(keyValues),
  UserData: optional(keyValues),
} as const;
const protocols = ['ExternalService'] as const;
const callers = ['urs', 'interaction-server'] as const;
const answerers = ['service', 'interaction-server'] as const;

/** The External Services Protocol: how a strategy calls a third-party server, with the Interaction Server in between. */
export const externalServiceMessages = defineMessages({
  Request3rdServer: {
    protocols,
    from: callers,
    to: answerers,
    attributes: call,
    doc: 'Calls a method of a service; Envelope has what the server between the two reads, UserData the parameters.',
  },
  Event3rdServerResponse: {
    protocols,
    from: answerers,
    to: callers,
    attributes: call,
    doc: 'Brings what the service has answered.',
  },
  Event3rdServerFault: {
    protocols,
    from: answerers,
    to: callers,
    attributes: { ...call, ErrorCode: optional(integer), ErrorDescription: optional(text) },
    doc: 'Says that the service failed or cannot be reached.',
  },
});
