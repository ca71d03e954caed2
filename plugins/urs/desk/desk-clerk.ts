import { Observable, Subject, type Subscriber, type TeardownLogic } from 'rxjs';
import {
  InteractionGone,
  type Desk,
  type KeyValues,
  type Milliseconds,
  type QueueTarget,
  type Refusal,
  type Target,
  type WideningOptions,
} from 'routeproof';
import { errors, valueInWords } from 'routeproof/kit';
import type { ServiceFault } from '../../service/service-fault.ts';
import { firstOf } from './first-of.ts';
import { AuthoredSubscriber } from './authored-subscriber.ts';
import { Calls } from './calls.ts';
import type { Call } from './invocation.ts';
import type { UrsContext } from '../urs-context.ts';
import type { GivenTargets } from '../targets/target-steps.ts';
import { readStatistic } from './read-statistic.ts';
import type { Served } from './served.ts';
import { TargetWaits } from './target-waits.ts';
import { DeskWait, over } from './wait.ts';
import { waitingAt } from './waiting-at.ts';

/** With what a wait ends, where the session goes on: with the place in the line, with the interaction, or with the path. */
type Until = 'decision' | 'loss' | 'end';

/** A wait that is open. */
interface OpenWait {
  readonly subscriber: Subscriber<never>;
  readonly until: Until;
}

/** Serves one routing attempt at its desk: keeps its open waits and what was handed out to it. */
export class DeskClerk {
  /** The side of the strategy. */
  readonly desk: Desk;
  /** What it asks for. */
  readonly targets: TargetWaits;
  readonly #served: Served;
  readonly #context: UrsContext;
  /** Replaced when it changes: to end one wait may end others. */
  #waits: readonly OpenWait[] = [];
  /** Made when somebody listens. */
  #refused: Subject<Refusal> | undefined;
  /** Made when it is needed. */
  #calls: Calls | undefined;
  #state: 'open' | 'lost' | 'closed' = 'open';
  /** Whether times and calls go on when the interaction does not. */
  #goesOn: boolean;
  /** Whether it is the desk that ends waits. */
  #isLettingGo = false;

  constructor(served: Served, context: UrsContext) {
    this.#served = served;
    this.#context = context;
    this.#goesOn = served.asking.strategy.sessionGoesOn === true;
    this.targets = new TargetWaits(served, context);
    const isHeld = () => this.#state === 'open';
    this.desk = {
      // Which of the two comes is known to the text alone, and to the types of Desk.
      target: ((expressions: GivenTargets, options?: WideningOptions) =>
        this.#wait<Target | QueueTarget>(
          this.targets.asking(expressions, options),
          'decision',
        )) as unknown as Desk['target'],
      suspend: () => this.targets.suspend(),
      resume: () => this.targets.resume(),
      after: (delay) => this.#after(delay),
      at: (time) => this.#at(time),
      first: ((waits) => this.#wait(firstOf(waits))) as Desk['first'],
      waiting: (place) => waitingAt(context, served.asking, place),
      sdata: (target, statistic) => readStatistic(context, served.asking, target, statistic),
      invoke: (service, method, params: KeyValues = {}) => this.#invoke({ service, method, params }),
      get isHeld() {
        return isHeld();
      },
      clock: context.clock,
      refused: new Observable((listener) => {
        if (this.#goesOn && !isHeld()) return listener.complete();
        return (this.#refused ??= new Subject()).subscribe(listener);
      }),
    };
  }

  /** Tells the strategy of a refusal; false when it does not listen. */
  tell(refusal: Refusal): boolean {
    const heard = this.#refused?.observed ?? false;
    this.targets.review();
    this.#served.findings.heed(() => this.#refused?.next(refusal));
    return heard;
  }

  /** The path has ended: nothing that it still waits for, or holds without having used it, is of any use. */
  pathEnded(): void {
    this.#goesOn = false;
    this.#endWaits((wait) => wait.unsubscribe(), true);
    this.targets.giveBack();
    if (this.#state !== 'open') this.#calls?.end();
  }

  /** The server has taken the decision: what the strategy still waits for never comes, and its path is ended. */
  close(endPath: () => void): void {
    this.#state = 'closed';
    this.#isLettingGo = !this.#goesOn;
    endPath();
    this.targets.endStays('EventDiverted');
    if (this.#goesOn) return this.#goOn((wait) => wait.complete(), ['decision']);
    this.targets.letGo(() => this.#endWaits((wait) => wait.unsubscribe(), true));
    this.#calls?.end();
  }

  /** The interaction was taken away: the path is ended, open waits fail with InteractionGone, and so does each later one. */
  lose(endPath: () => void): void {
    this.#state = 'lost';
    endPath();
    this.targets.endStays('EventAbandoned');
    const gone = (wait: Subscriber<never>) => wait.error(new InteractionGone(this.#served.asking.interaction));
    if (this.#goesOn) return this.#goOn(gone, ['decision', 'loss']);
    this.targets.letGo(() => this.#endWaits(gone, false));
  }

  /** The interaction is done with, and the session is not: only these waits end. */
  #goOn(end: (wait: Subscriber<never>) => void, which: readonly Until[]): void {
    this.targets.letGo(() => this.#endWaits(end, false, which));
    this.#served.findings.heed(() => this.#refused?.complete());
  }

  #endWaits(end: (wait: Subscriber<never>) => void, letsGo: boolean, which?: readonly Until[]): void {
    this.#isLettingGo = letsGo;
    for (const { subscriber, until } of this.#waits)
      if (which?.includes(until) ?? true) this.#served.findings.heed(() => end(subscriber));
    this.#isLettingGo = false;
  }

  #invoke(asked: Call): DeskWait<KeyValues> {
    const call = (this.#calls ??= this.#newCalls()).make(asked);
    if (this.#isOver('end')) this.#calls.end();
    return this.#wait<KeyValues>(
      (subscriber) => call.begin(subscriber, () => this.#isLettingGo),
      'end',
      (isLost) => call.tooLate(isLost),
    );
  }

  #newCalls(): Calls {
    const { asking, ...rest } = this.#served;
    const failed = (fault: ServiceFault) => this.#context.afterwards.services.failed(fault, asking);
    const { interaction, strategy } = asking;
    const isSession = strategy.sessionGoesOn === true;
    const isHeld = () => this.#state === 'open';
    return new Calls(this.#context, { ...rest, interaction, isSession, isHeld, failed });
  }

  #after(delay: Milliseconds) {
    if (typeof delay !== 'number' || !(delay >= 0)) throw errors.badWait('`desk.after`', valueInWords(delay));
    if (delay === Infinity) this.#served.findings.waitForEver('`desk.after`');
    const { clock } = this.#context;
    return this.#wait<void>((subscriber) =>
      clock.after(delay, over(subscriber), { name: 'desk.after', of: this.#served.asking.interaction }),
    );
  }

  #at(time: Milliseconds) {
    if (typeof time !== 'number' || Number.isNaN(time)) throw errors.badWait('`desk.at`', valueInWords(time));
    if (time === Infinity) this.#served.findings.waitForEver('`desk.at`');
    const { clock } = this.#context;
    return this.#wait<void>((subscriber) =>
      clock.at(Math.max(time, clock.now()), over(subscriber), { name: 'desk.at', of: this.#served.asking.interaction }),
    );
  }

  #isOver(until: Until): boolean {
    return this.#state !== 'open' && !(this.#goesOn && until !== 'decision');
  }

  #wait<T>(
    begin: (subscriber: Subscriber<T>) => TeardownLogic,
    until: Until = 'loss',
    tooLate?: (isLost: boolean) => void,
  ): DeskWait<T> {
    return new DeskWait<T>((subscriber) => {
      const isOver = this.#isOver(until);
      if (isOver) tooLate?.(this.#state === 'lost');
      if (isOver && (this.#state === 'lost' || this.#goesOn))
        return subscriber.error(new InteractionGone(this.#served.asking.interaction));
      if (isOver) return;
      const open = { subscriber, until };
      this.#waits = [...this.#waits, open];
      subscriber.add(() => {
        this.#waits = this.#waits.filter((each) => each !== open);
      });
      return begin(new AuthoredSubscriber(subscriber, this.#served.findings));
    });
  }
}
