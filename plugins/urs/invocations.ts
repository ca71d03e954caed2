import type { Subscriber } from 'rxjs';
import { externalService, type Crossing, type KeyValues } from 'routeproof';
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
  readonly Envelope?: { readonly NewInteractionId?: string };
  readonly ErrorCode?: number;
  readonly ErrorDescription?: string;
  readonly Extensions?: Pick<Words, 'ErrorCode' | 'ErrorDescription'> & Words['Envelope'];
}

function factsOf({ body }: Crossing): FaultFacts {
  const {
    Extensions,
    ErrorCode = Extensions?.ErrorCode,
    ErrorDescription = Extensions?.ErrorDescription,
  } = body as Words;
  return { code: ErrorCode, description: ErrorDescription };
}

/** The answer, and the interaction that the service may have submitted on the way. */
function answerIn({ body }: Crossing): KeyValues {
  const { UserData = {}, Envelope, Extensions } = body as Words;
  const { NewInteractionId } = { ...Envelope, ...Extensions };
  return NewInteractionId === undefined ? UserData : { ...UserData, NewInteractionId };
}
