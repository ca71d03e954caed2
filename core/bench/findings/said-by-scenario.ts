import type { Scenario } from '../../contract/scenario.ts';
import { authorLine } from '../../kernel/author/author-line.ts';
import { BenchError } from '../../kernel/errors.ts';

/** Composes a bench; what a scenario says wrong is told with its name and line, where no line of its own is on the stack. */
export function saidByScenario<R>(scenario: Scenario, line: () => string | undefined, work: () => R): R {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof BenchError) || hasOwnLine(error)) throw error;
    const named = `Scenario ${namedScenario(scenario, line())}: `;
    if (error.message.startsWith(named)) throw error;
    throw new BenchError(error.code, `${named}${error.message}`);
  }
}

/** A line of the author's that was at work within; whoever put the scenario on the bench is on the stack of all errors. */
function hasOwnLine(error: BenchError): boolean {
  const line = authorLine(error);
  return line !== undefined && line !== authorLine(new Error('put on the bench here'));
}

/** A scenario by its name and the line on which it was defined, for a sentence: `'rush hour' (day.ts:5:16)`. */
export function namedScenario(scenario: Scenario, line: string | undefined): string {
  const named = typeof scenario?.name === 'string' ? `'${scenario.name}'` : 'without a name';
  return line === undefined ? named : `${named} (${line})`;
}
