import { found, type Decision, type Reported } from 'routeproof';
import type { Refused } from './outbox.ts';

/** Makes what is reported of each thing that a strategy does wrong, from its facts. */
export const faultsOf = (strategy: string, interaction: string) => ({
  threw: (error: unknown): Reported => found.strategyThrew(strategy, interaction, problemOf(error).replace(/\.$/, '')),
  notADecision: (what: string): Reported => found.notADecision(strategy, interaction, what),
  gaveNothing: (): Reported => found.notADecision(strategy, interaction, undefined),
  badDecision: (decision: Decision, error: unknown): Reported =>
    found.decisionUnsendable(strategy, interaction, decision.do, problemOf(error)),
  endsNowhere: (): Reported => found.pathEndsWithoutDecision(strategy, interaction, undefined),
  endsRefused: (decision: Decision, { error }: Refused): Reported =>
    found.pathEndsWithoutDecision(strategy, interaction, { decision: said(decision), error }),
  refusalUnheard: (decision: Decision, { error, description }: Refused): Reported =>
    found.refusalUnheard(strategy, interaction, said(decision), error, description),
  decidedAfterLoss: (decision: Decision): Reported => found.decisionAfterLoss(strategy, interaction, said(decision)),
  decidedTwice: (decision: Decision): Reported => found.decidedTwice(strategy, interaction, said(decision)),
});

const problemOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

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
