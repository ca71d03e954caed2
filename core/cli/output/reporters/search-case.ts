import type { Explored } from '../../../explore/explored.ts';
import type { CaseFinding, PlayedCase } from './played-case.ts';

/** A search of a file as reports tell it: each failure with the run that shows it. */
export const searchCase = (file: string, explored: Explored): PlayedCase => {
  const { scenario, verdict, failures, warnings, runs, byChance, steps } = explored;
  const failed = failures.map(({ finding, token, race, messages, notes }): CaseFinding => ({
    ...{ finding, race, messages, notes },
    ...(token !== '' && { replay: `routeproof replay ${file} ${token}` }),
  }));
  return {
    ...{ name: file, title: scenario, file, verdict },
    findings: [...failed, ...warnings.map(({ finding }) => ({ finding }))],
    counts: { runs: String(runs + byChance), steps: String(steps) },
  };
};
