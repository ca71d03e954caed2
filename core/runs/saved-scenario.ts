import { dirname, relative } from 'node:path';
import type { Failure } from './explored.ts';
import { leftOutInWords } from './left-out-in-words.ts';
import { choicesToken } from '../kernel/choices.ts';
import { readToken } from './token.ts';

/** A test that plays a counterexample, and fails until the scenario is mended. */
export function savedScenario(failure: Failure, file: string, target: string): string {
  const path = relative(dirname(target), file);
  const { property, token, race } = failure;
  const { answers, seed, window, leftOut } = readToken(token);
  const sentences = [...race, leftOutInWords(failure)].filter((each) => each !== undefined);
  const raced = leftOut === '' ? 'raced' : `without(raced, '${leftOut}')`;

  return `import test from 'ava';
import { ${['play', 'replay', ...(leftOut === '' ? [] : ['without'])].join(', ')} } from 'routeproof';
import scenario from '${path.startsWith('.') ? path : `./${path}`}';

${sentences.map((sentence) => `// ${sentence}\n`).join('')}test(${JSON.stringify(property)}, async (t) => {
  const raced = () => ({ ...scenario(), raceWindow: ${window} });
  const { findings } = await play(${raced}, { choices: replay('${choicesToken(answers)}'), races: true, seed: ${seed} });
  t.deepEqual(findings, []);
});
`;
}
