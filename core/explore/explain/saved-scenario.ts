import { dirname, relative } from 'node:path';
import { visible } from '../../kernel/visible.ts';
import type { Centre } from '../../contract/centre.ts';
import type { Failure } from '../explored.ts';
import { leftOutInWords } from './left-out-in-words.ts';
import { choicesToken } from '../../kernel/choices.ts';
import { readToken, tokenOf } from '../../replay/token.ts';

/** What a file exports by default. */
export interface SavedExport {
  /** A function that makes it, rather than the thing itself. */
  readonly isMade: boolean;
  /** For a strategy without a scenario: the centre in which it was played. */
  readonly centre?: Centre | undefined;
}

/** How a saved counterexample begins: by this it is known that it may be overwritten. */
export const savedBy = '// Saved by `routeproof explore`';

/** A test that plays a counterexample, and fails until the scenario is mended. */
export function savedScenario(failure: Failure, file: string, target: string, exported: SavedExport): string {
  const path = relative(dirname(target), file);
  const { property, token, race } = failure;
  const { answers, seed, window, leftOut, round } = readToken(token);
  const sentences = [...race, leftOutInWords(failure)].filter((each) => each !== undefined);
  const raced = leftOut === '' ? 'raced' : `without(raced, '${leftOut}')`;

  const { isMade, centre } = exported;
  const name = centre === undefined ? 'scenario' : 'strategy';
  const made = isMade ? `${name}()` : name;
  const scenario = centre === undefined ? `...${made}` : readyMade(made, centre);
  const plays = `const { findings } = await play(${raced}, { choices: replay('${choicesToken(answers)}'), races: true, seed: ${seed} });`;
  // Only a token says where a run goes round; the test knows its file, so that it need not name the sources.
  const again = tokenOf(answers, { sources: '', seed, window }, { leftOut, round });
  const playsRound = `const { findings } = await replayToken(raced, '${again}');`;
  const imported =
    round === undefined
      ? `{ ${['play', 'replay', ...(leftOut === '' ? [] : ['without'])].join(', ')} } from 'routeproof'`
      : "{ replayToken } from 'routeproof/engines'";
  return `${savedBy}: fails until it is mended.
import test from 'ava';
import ${imported};
${centre === undefined ? '' : "import { contactCentre } from 'routeproof/plugins';\n"}import ${name} from '${path.startsWith('.') ? path : `./${path}`}';

${sentences.map((sentence) => `// ${visible(sentence)}\n`).join('')}test(${JSON.stringify(property)}, async (t) => {
  const raced = () => ({ ${scenario}, raceWindow: ${window} });
  ${round === undefined ? plays : playsRound}
  t.deepEqual(findings, []);
});
`;
}

/** The scenario in which `routeproof` plays a strategy that comes without one, written out. */
const readyMade = (strategy: string, centre: Centre): string => `
    name: 'a ready-made contact centre',
    strategy: ${strategy},
    plugins: contactCentre(),
    centre: ${JSON.stringify(centre)},
    load: { interactions: [{ MediaType: 'email', Queue: 'Inbound' }] }`;
