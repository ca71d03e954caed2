import type { KeyValues } from 'routeproof';
import { externalService, type Crossing, type Link, type MessageOf } from 'routeproof/kit';
import type { FaultFacts } from './service-fault.ts';

/** A call of a third-party server, as it is told of it. */
export type ServiceCall = Crossing & MessageOf<'Request3rdServer'>;

/** Whoever sends the answer of a service. */
export type Caller = Pick<Link, 'send'>;

/** Answers a call with these values; `newInteraction` is one that the service has submitted for the answer. */
export const answerCall = (
  client: Caller,
  call: ServiceCall,
  values: KeyValues = {},
  newInteraction?: string,
): void => {
  const Envelope = newInteraction === undefined ? undefined : { NewInteractionId: newInteraction };
  client.send(externalService.create('Event3rdServerResponse', { ...facts(call), UserData: values, Envelope }));
};

/** Answers a call with Event3rdServerFault: the strategy's wait throws a `ServiceFault`. */
export const failCall = (client: Caller, call: ServiceCall, { code, description }: FaultFacts = {}): void => {
  const reason = { ErrorCode: code, ErrorDescription: description };
  client.send(externalService.create('Event3rdServerFault', { ...facts(call), ...reason }));
};

/** What every answer says about its call. */
const facts = ({ ref, interaction, body }: ServiceCall) => ({
  ReferenceId: ref,
  InteractionId: interaction,
  Service: body.Service,
  Method: body.Method,
  EspClientRefid: body.EspClientRefid,
  EspServerRefid: body.EspServerRefid,
});
