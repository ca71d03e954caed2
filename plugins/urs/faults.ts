import {
  authorLine,
  decidedAt,
  definedAt,
  found,
  type ActorKit,
  type Decision,
  type Reported,
  type Strategy,
} from 'routeproof';
import type { Refused } from './outbox.ts';

/** Reports each thing that a strategy does wrong about one interaction, on the line where it does it. */
export class Faults {
  readonly #kit: Pick<ActorKit, 'finding'>;
  readonly #strategy: Strategy;
  readonly #interaction: string;

  constructor(kit: Pick<ActorKit, 'finding'>, strategy: Strategy, interaction: string) {
    this.#kit = kit;
    this.#strategy = strategy;
    this.#interaction = interaction;
  }

  threw(error: unknown): void {
    const problem = problemOf(error);
    this.#report(found.strategyThrew(this.#name, this.#interaction, problem), authorLine(error));
  }

  notADecision(what: string | undefined): void {
    this.#report(found.notADecision(this.#name, this.#interaction, what));
  }

  unsendable(decision: Decision, error: unknown): void {
    const problem = error instanceof Error ? error.message : String(error);
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

  /** Without a line it is the one on which the strategy is defined. */
  #report(reported: Reported, where = definedAt(this.#strategy)): void {
    this.#kit.finding({ ...reported, interaction: this.#interaction, where });
  }

  get #name(): string {
    return this.#strategy.name;
  }
}

const problemOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');

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
