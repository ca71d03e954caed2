import { errors, type Decision } from 'routeproof';
import type { Refused } from './outbox.ts';

/** Something that a strategy did wrong: the finding's kind and its sentence. */
export interface Fault {
  readonly kind: string;
  readonly sentence: string;
}

/** Makes each fault of a strategy's from its facts. */
export const faultsOf = (strategy: string, interaction: string) => {
  const who = `Strategy '${strategy}'`;
  const it = `interaction '${interaction}'`;
  return {
    threw: (error: unknown): Fault => ({
      kind: 'strategy-threw',
      sentence: errors.strategyThrew(strategy, interaction, problemOf(error).replace(/\.$/, '')).message,
    }),
    notADecision: (what: string): Fault => ({
      kind: 'not-a-decision',
      sentence: errors.notADecision(strategy, what).message,
    }),
    gaveNothing: (): Fault => ({
      kind: 'not-a-decision',
      sentence: errors.strategyReturnedNothing(strategy, interaction).message,
    }),
    badDecision: (decision: Decision, error: unknown): Fault => ({
      kind: 'not-a-decision',
      sentence: `${who} gave \`${decision.do}\` for ${it} with values that cannot be sent. ${problemOf(error)}`,
    }),
    endsNowhere: (): Fault => ({
      kind: 'path-ends-without-decision',
      sentence: `The path of strategy '${strategy}' for ${it} ended, and nothing was decided that ends the routing. End every path with routeTo, placeInQueue, placeInWorkbin or stop.`,
    }),
    endsRefused: (decision: Decision, { error }: Refused): Fault => ({
      kind: 'path-ends-without-decision',
      sentence: `The path of strategy '${strategy}' for ${it} ended with ${said(decision)}, which the server refused (${error}), so the interaction stays with the strategy. Listen to \`desk.refused\` for as long as a decision may be refused, and decide again.`,
    }),
    refusalUnheard: (decision: Decision, { error, description }: Refused): Fault => ({
      kind: 'refusal-unheard',
      sentence: `The server refused ${said(decision)} of strategy '${strategy}' for ${it} with ${error} (${description.replace(/\.$/, '')}), and nobody listened. Subscribe to \`desk.refused\` before you decide, and say what becomes of the interaction.`,
    }),
    decidedAfterLoss: (decision: Decision): Fault => ({
      kind: 'decision-after-loss',
      sentence: `${who} decided ${said(decision)} for ${it} after it had been taken away. Let \`InteractionGone\` pass when a wait throws it, and decide nothing more.`,
    }),
    decidedTwice: (decision: Decision): Fault => ({
      kind: 'decided-twice',
      sentence: `${who} decided ${said(decision)} for ${it} after a decision that ends the routing, so it was not sent. Decide once on each path; only after a refusal, decide again.`,
    }),
  };
};

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
