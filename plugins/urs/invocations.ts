import type { Subscriber } from 'rxjs';
import { externalService, type KeyValues, type Message } from 'routeproof';
import { ServiceFault, type FaultFacts } from '../service/service-fault.ts';
import type { Outbox } from './outbox.ts';

/** A method of a third-party service, and what it is given. */
export interface Call {
  readonly service: string;
  readonly method: string;
  readonly params: KeyValues;
}

/** The routing attempt that calls. */
interface Caller {
  readonly interaction: string;
  readonly attempt: number;
}

/** Calls a third-party service each time that somebody subscribes, and tells the subscriber its answer or its fault. */
export function invocation(
  outbox: Outbox,
  { interaction, attempt }: Caller,
  { service, method, params }: Call,
): (subscriber: Subscriber<KeyValues>) => void {
  const message = externalService.create('Request3rdServer', {
    InteractionId: interaction,
    Service: service,
    Method: method,
    Envelope: { Attempt: attempt },
    UserData: params,
  });
  // The fault comes in a step of URS, where no line of the author's is on the stack.
  const { stack: calledAt = '' } = new Error('called here');
  const faultOf = (facts: FaultFacts): ServiceFault => {
    const fault = new ServiceFault(service, method, facts);
    fault.stack = `${fault.name}: ${fault.message}${calledAt.slice(calledAt.indexOf('\n    at '))}`;
    return fault;
  };
  return (subscriber) =>
    outbox.put({
      attempt,
      message,
      onAnswer: (answer, said) => {
        if (answer !== 'done') return subscriber.error(faultOf({ description: answer.description }));
        if ((said.standsFor ?? said.type) === 'Event3rdServerFault') return subscriber.error(faultOf(factsOf(said)));
        subscriber.next(answerIn(said));
        subscriber.complete();
      },
    });
}

/** What a message says: EventPrivateInfo has in Extensions what the service's own protocol has attributes for. */
interface Words {
  readonly UserData?: KeyValues;
  readonly Envelope?: KeyValues;
  readonly Extensions?: KeyValues;
  readonly ErrorCode?: number;
  readonly ErrorDescription?: string;
}

function factsOf({ body }: Message): FaultFacts {
  const { ErrorCode, ErrorDescription, Extensions }: Words & { readonly Extensions?: Words } = body;
  return {
    code: ErrorCode ?? Extensions?.ErrorCode,
    description: ErrorDescription ?? Extensions?.ErrorDescription,
  };
}

/** The answer, and the interaction that the service may have submitted on the way. */
function answerIn({ body }: Message): KeyValues {
  const { UserData = {}, Envelope, Extensions }: Words = body;
  const { NewInteractionId } = { ...Envelope, ...Extensions };
  return NewInteractionId === undefined ? UserData : { ...UserData, NewInteractionId };
}
