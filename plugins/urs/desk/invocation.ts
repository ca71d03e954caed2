import type { Subscriber } from 'rxjs';
import type { KeyValues } from 'routeproof';
import { authorLine, externalService, sealed, type Message, type MessageOf, type Received } from 'routeproof/kit';
import { noteCall } from '../../service/calls-made.ts';
import { ServiceFault, type FaultFacts } from '../../service/service-fault.ts';
import type { StrategyFindings, NamedCall } from '../strategy-findings.ts';
import type { Answer, Outbox } from '../routing/outbox.ts';

/** A method of a third-party service, and what it is given. */
export interface Call {
  readonly service: string;
  readonly method: string;
  readonly params: KeyValues;
}

/** The routing attempt that calls. */
export interface Caller {
  readonly interaction: string;
  /** Counted by URS. */
  readonly attempt: number;
  readonly connId: string;
  readonly findings: StrategyFindings;
  /** Whether it goes on when the interaction is decided about or gone, and so do its calls. */
  readonly isSession: boolean;
  /** Whether the interaction is still with it. */
  readonly isHeld: () => boolean;
  /** Hears of a call that fails, before the strategy does. */
  readonly failed: (fault: ServiceFault) => void;
}

/** One call of a third-party service that a strategy has asked its desk for; it is sent each time that somebody subscribes. */
export class Invocation implements NamedCall {
  readonly name: string;
  readonly #outbox: Outbox;
  readonly #caller: Caller;
  readonly #params: KeyValues;
  /** The call for the interaction. */
  readonly #message: Message;
  readonly #call: Call;
  readonly #findings: StrategyFindings;
  /** The fault comes in a step of URS, where no line of the author's is on the stack. */
  readonly #calledAt = new Error('called here');
  #isBegun = false;

  constructor(outbox: Outbox, caller: Caller, call: Call) {
    const { service, method } = call;
    this.name = `${service}.${method}`;
    this.#outbox = outbox;
    this.#caller = caller;
    this.#findings = caller.findings;
    this.#call = call;
    const params = sealed(call.params);
    noteCall(params, this.#calledAt);
    this.#params = params;
    this.#message = this.#messageAs('held');
  }

  get where(): string | undefined {
    return authorLine(this.#calledAt);
  }

  /** Whether somebody has subscribed. */
  get isBegun(): boolean {
    return this.#isBegun;
  }

  /** Calls, and tells the subscriber the answer or the fault. `isLettingGo` says whether it is the desk that ends the wait. */
  begin(subscriber: Subscriber<KeyValues>, isLettingGo: () => boolean): void {
    this.#isBegun = true;
    let isLetGo = false;
    subscriber.add(() => (isLetGo = isLettingGo()));
    this.#send(subscriber, () => isLetGo);
  }

  #send(subscriber: Subscriber<KeyValues>, isLetGo: () => boolean, as = this.#standing): void {
    this.#outbox.send({
      attempt: this.#caller.attempt,
      message: as === 'held' ? this.#message : this.#messageAs(as),
      onAnswer: (answer, said) => {
        if (as === 'held' && this.#caller.isSession && isOfAnother(answer))
          return this.#send(subscriber, isLetGo, 'alone');
        const facts = failureIn(answer, said);
        if (subscriber.closed) return isLetGo() ? this.#unheard(facts) : undefined;
        if (facts !== undefined) return subscriber.error(this.#faultOf(facts));
        subscriber.next(answerIn(said));
        subscriber.complete();
      },
      onNoAnswer: () => {
        if (isLetGo()) this.#findings.answerUnheard(this);
      },
      onCut: () => {
        if (this.#caller.isSession) subscriber.error(this.#faultOf({ description: 'URS lost its connection.' }));
      },
    });
  }

  /** The call for the interaction, or that of a session that has it no more and names it nowhere: the server would refuse that. */
  #messageAs(as: 'held' | 'alone'): Message {
    const { interaction, connId } = this.#caller;
    const isHeld = as === 'held';
    return externalService.create('Request3rdServer', {
      ...(isHeld && { InteractionId: interaction }),
      Service: this.#call.service,
      Method: this.#call.method,
      ...(isHeld && { Envelope: { ConnID: connId } }),
      UserData: this.#params,
    });
  }

  get #standing(): 'held' | 'alone' {
    return this.#caller.isSession && !this.#caller.isHeld() ? 'alone' : 'held';
  }

  /** Somebody has subscribed when it could not be sent any more. */
  tooLate(isLost: boolean): void {
    // What was sent before and is tried again, because the interaction was taken away, is nobody's slip.
    if (!(isLost && this.#isBegun)) this.#findings.callNotSent(this, isLost);
    this.#isBegun = true;
  }

  #unheard(facts: FaultFacts | undefined): void {
    if (facts === undefined) this.#findings.answerUnheard(this);
    else this.#findings.callFailedUnheard(this, facts.description?.replace(/\.$/, '') ?? 'it gave no reason');
  }

  #faultOf(facts: FaultFacts): ServiceFault {
    const { stack: calledAt = '' } = this.#calledAt;
    const fault = new ServiceFault(this.#call.service, this.#call.method, facts);
    fault.stack = `${fault.name}: ${fault.message}${calledAt.slice(calledAt.indexOf('\n    at '))}`;
    this.#caller.failed(fault);
    return fault;
  }
}

/** The server refuses a call for an interaction that has left the strategy meanwhile. */
const isOfAnother = (answer: Answer): boolean =>
  answer !== 'done' && (answer.error === 'not-a-party' || answer.error === 'unknown-interaction');

/** Why there is no answer: the server refused the call, or the service failed. */
function failureIn(answer: Answer, said: Received): FaultFacts | undefined {
  if (answer !== 'done') return { description: answer.description };
  return said.type === 'Event3rdServerFault'
    ? { code: said.body.ErrorCode, description: said.body.ErrorDescription }
    : undefined;
}

/** The answer, and the interaction that the service may have submitted on the way. */
function answerIn({ body }: Received): KeyValues {
  const { UserData = {}, Envelope = {} } = body as MessageOf<'Event3rdServerResponse'>['body'];
  const { NewInteractionId } = Envelope;
  return NewInteractionId === undefined ? UserData : Object.freeze({ ...UserData, NewInteractionId });
}
