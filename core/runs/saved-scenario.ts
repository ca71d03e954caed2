import { dirname, relative } from 'node:path';
import type { Failure } from './explored.ts';
import { choicesToken } from '../kernel/choices.ts';
import { readToken } from './token.ts';

/** A test that plays a counterexample, and fails until the scenario is mended. */
export function savedScenario({ property, token, race }: Failure, file: string, target: string): string {
  const path = relative(dirname(target), file);
  const { answers, seed, window } = readToken(token);
  return `import test from 'ava';
import { play, replay, type Scenario } from 'routeproof';
import scenario from '${path.startsWith('.') ? path : `./${path}`}';

${race.map((sentence) => `// ${sentence}\n`).join('')}test(${JSON.stringify(property)}, async (t) => {
  const raced = (): Scenario => ({ ...scenario(), raceWindow: ${window} });
  const { findings } = await play(raced, { choices: replay('${choicesToken(answers)}'), races: true, seed: ${seed} });
  t.deepEqual(findings, []);
});
`;
}
