import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';

const sources = ['core', 'plugins'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
);
const code = sources.map((file) => readFileSync(file, 'utf8')).join('\n');

/** Names of what is declared, taken or kept in core and plugins, private ones too. */
const declared = new Set(
  [...code.matchAll(/\b(?:const|let|function|class|interface|type|readonly|get)\s+#?([A-Za-z]\w*)/g)].map(
    ([, name]) => name!,
  ),
);

const terms = [
  ...readFileSync('docs/glossary.md', 'utf8').matchAll(
    /^\| (?!term|---)([^|]+) \| ([^|]+) \| `([^`|]+)` \| ([^|]+) \|$/gm,
  ),
].map(([, term, meaning, where]) => ({ term: term!, meaning: meaning!, where: where! }));

/** Words that were given up for the field's own. */
const retired: Readonly<Record<string, string>> = {
  Asleep: 'SleepSet',
  ExploredPart: 'a subtree',
  InParts: 'a subtree',
  Law: 'Distribution',
  Office: 'UrsContext',
  PartRunner: 'SubtreeRunner',
  PartTask: 'SubtreeTask',
  Seat: 'MediaSlot',
  ServerRoom: 'FaultKit',
  SimulationPart: 'SimulationShard',
  Stand: 'QueueEntry',
  Workshop: 'KitDependencies',
  asleep: 'sleepSet',
  exploreInParts: 'exploreSubtrees',
  extended: 'assign',
  leadingTo: 'causalSlice',
  playPart: 'playSubtree',
  rowsPassed: 'the coverage of rows',
  simulatePart: 'simulateShard',
  strikeOff: 'removeItem',
  unheeded: 'ignored',
};

test('each term of the glossary stands once, and where it says', (t) => {
  t.true(terms.length > 40);
  t.is(new Set(terms.map(({ term }) => term)).size, terms.length);
  const missing = terms.filter(({ where }) => !(where.includes('/') ? existsSync(where) : declared.has(where)));
  t.deepEqual(missing, []);
});

test('no name is a word that was given up', (t) => {
  t.deepEqual(
    Object.keys(retired).filter((word) => declared.has(word)),
    [],
  );
});

test('what stands in the place of a word that was given up is there', (t) => {
  const names = Object.values(retired).filter((name) => !name.includes(' '));
  t.deepEqual(
    names.filter((name) => !declared.has(name) && !code.includes(`${name}(`)),
    [],
  );
});
