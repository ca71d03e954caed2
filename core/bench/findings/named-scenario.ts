import type { Scenario } from '../../contract/scenario.ts';

/** A scenario by its name and the line on which it was defined, for a sentence: `'rush hour' (day.ts:5:16)`. */
export function namedScenario(scenario: Scenario, line: string | undefined): string {
  const named = typeof scenario?.name === 'string' ? `'${scenario.name}'` : 'without a name';
  return line === undefined ? named : `${named} (${line})`;
}
