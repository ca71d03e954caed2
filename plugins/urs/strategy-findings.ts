import { InteractionGone, type Decision, type Strategy } from 'routeproof';
import {
  authorLine,
  BenchError,
  decidedAt,
  definedAt,
  found,
  problemOf,
  readable,
  thrownInTeardown,
  type Reported,
  type Told,
} from 'routeproof/kit';
import { lineHere } from './doubts/target-doubts.ts';
import type { Refused } from './routing/outbox.ts';
import type { UrsContext } from './urs-context.ts';

/** A call of a service, and the author's line that asked the desk for it. */
export interface NamedCall {
  /** `Log.write`. */
  readonly name: string;
  readonly where: string | undefined;
}

/** Reports each thing that a strategy does wrong about one interaction, on the line where it does it. */
export class StrategyFindings implements Told {
  readonly #kit: UrsContext['kit'];
  readonly #memory: UrsContext['memory'];
  readonly #strategy: Strategy;
  readonly #interaction: string;
  #isProgramGone = false;

  constructor({ kit, memory }: Pick<UrsContext, 'kit' | 'memory'>, strategy: Strategy, interaction: string) {
    this.#kit = kit;
    this.#memory = memory;
    this.#strategy = strategy;
    this.#interaction = interaction;
  }

  /** URS was started again: what was running is gone, and so is what its code calls on its way out. */
  programEnds(): void {
    this.#isProgramGone = true;
  }

  threw(thrown: unknown): void {
    const error = readable(thrown);
    if (thrownInTeardown(error) !== undefined) return this.unheard(error);
    const problem = problemOf(error);
    this.#report(
      found.strategyThrew(this.#name, this.#interaction, problem, error instanceof BenchError),
      authorLine(error),
    );
  }

  notADecision(what: string | undefined): void {
    this.#report(found.notADecision(this.#name, this.#interaction, what));
  }

  unsendable(decision: Decision, thrown: unknown): void {
    const error = readable(thrown);
    const problem = error instanceof Error ? error.message : problemOf(error);
    const where = authorLine(error) ?? decidedAt(decision);
    this.#report(found.decisionUnsendable(this.#name, this.#interaction, decision.do, problem), where);
  }

  endsNowhere(): void {
    this.#report(found.pathEndsWithoutDecision(this.#name, this.#interaction, undefined));
  }

  endsRefused(decision: Decision, { error }: Refused): void {
    const refused = { decision: said(decision), error };
    this.#report(found.pathEndsWithoutDecision(this.#name, this.#interaction, refused), decidedAt(decision));
  }

  refusalUnheard(decision: Decision, { error, description }: Refused): void {
    this.#report(
      found.refusalUnheard(this.#name, this.#interaction, said(decision), error, description),
      decidedAt(decision),
    );
  }

  decidedAfterLoss(decision: Decision): void {
    this.#report(found.decisionAfterLoss(this.#name, this.#interaction, said(decision)), decidedAt(decision));
  }

  decidedTwice(decision: Decision): void {
    this.#report(found.decidedTwice(this.#name, this.#interaction, said(decision)), decidedAt(decision));
  }

  /** Runs code of the strategy; only a teardown throws here, for what else fails is told to whoever listens. */
  heed(work: () => void): void {
    this.#memory?.writes('strategies');
    try {
      this.#kit.authored(work, this);
    } catch (error) {
      this.unheard(error);
    }
  }

  rejected(rejection: unknown): void {
    const reason = readable(rejection);
    if (!isGone(reason)) this.#report(found.unawaitedRejection(this.#who, problemOf(reason)), authorLine(reason));
  }

  unheard(given: unknown): void {
    const error = readable(given);
    if (isGone(error)) return;
    const thrown = thrownInTeardown(error);
    if (thrown === undefined) this.#report(found.errorUnheard(this.#who, problemOf(error)), authorLine(error));
    else this.#report(found.teardownThrew(this.#who, problemOf(thrown)), authorLine(thrown));
  }

  placeLost(requested: string, overtaking: string, where: string | undefined): void {
    this.#report(found.placeLost(this.#name, this.#interaction, requested, overtaking), where);
  }

  waitForEver(call: string): void {
    this.#report(found.waitForEver(this.#name, call), lineHere());
  }

  callNotSent({ name, where }: NamedCall, isLost: boolean): void {
    if (!this.#isProgramGone) this.#report(found.callNotSent(this.#name, this.#interaction, name, isLost), where);
  }

  callNeverBegun({ name, where }: NamedCall): void {
    if (!this.#isProgramGone) this.#report(found.callNeverBegun(this.#name, this.#interaction, name), where);
  }

  callFailedUnheard({ name, where }: NamedCall, problem: string): void {
    this.#report(found.callFailedUnheard(this.#name, this.#interaction, name, problem), where);
  }

  answerUnheard({ name, where }: NamedCall): void {
    this.#report(found.answerUnheard(this.#name, this.#interaction, name), where);
  }

  sessionWithoutEnd(): void {
    this.#report(found.sessionWithoutEnd(this.#name, this.#interaction));
  }

  /** Without a line it is the one on which the strategy is defined. */
  #report(reported: Reported, where = definedAt(this.#strategy)): void {
    this.#kit.finding({ ...reported, interaction: this.#interaction, where });
  }

  get #who(): string {
    return `Strategy '${this.#name}'`;
  }

  get #name(): string {
    return this.#strategy.name;
  }
}

/** A decision as the author wrote it. */
function said(decision: Decision): string {
  switch (decision.do) {
    case 'routeTo':
      return `routeTo('${typeof decision.target === 'string' ? decision.target : decision.target.agent}')`;
    case 'placeInQueue':
      return `placeInQueue('${decision.queue}')`;
    case 'placeInWorkbin':
      return `placeInWorkbin('${decision.workbin.WorkbinType}')`;
    case 'stop':
      return `stop('${decision.reason}')`;
    case 'attach':
      return `attach(${Object.keys(decision.userData).join(', ')})`;
  }
}

/** Whether an error says that the interaction was taken away; also where several waits failed together. */
export const isGone = (error: unknown): boolean =>
  error instanceof InteractionGone || (error instanceof AggregateError && error.errors.every(isGone));
