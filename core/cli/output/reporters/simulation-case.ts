import { isSameCause } from '../../../contract/finding.ts';
import type { NamedSimulation } from '../../text/simulation-text.ts';
import type { CaseFinding, PlayedCase } from './played-case.ts';

/** A simulation as reports tell it: each cause once, however many of its runs met it. */
export const simulationCase = ({ name, document }: NamedSimulation, file: string): PlayedCase => {
  const { scenario, verdict, findings, replications, notes } = document;
  const causes: CaseFinding[] = [];
  for (const finding of findings)
    if (!causes.some((each) => isSameCause(each.finding, finding))) causes.push({ finding });
  return {
    ...{ name, title: scenario, file, verdict, findings: causes, counts: { replications: String(replications) } },
    ...(notes.length > 0 && { reason: notes.join(' ') }),
  };
};
