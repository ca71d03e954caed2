import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePipe } from './make-pipe.ts';
import { scenario, strategy, type BadInput } from './row.ts';

const sound = strategy('route: () => stop()');
const endless = strategy('route: () => []');

/** That nothing but these files is in the folder, and that one of them says what it said. */
const holds =
  (names: readonly string[], kept?: string, text = ''): NonNullable<BadInput['also']> =>
  (t, { folder }) => {
    t.deepEqual(readdirSync(folder).toSorted(), names.toSorted());
    if (kept !== undefined) t.is(readFileSync(join(folder, kept), 'utf8'), text);
  };

/** Files that were to be written, and streams that take nothing. */
export const outputs: readonly BadInput[] = [
  {
    wrong: 'a trace in a folder that is not there',
    files: { 'vip.ts': 'throw new Error("never loaded");' },
    args: ['run', 'vip.ts', '--trace', 'no/such/folder.jsonl'],
    exit: 3,
    says: "'no/such/folder.jsonl' cannot be written: there is no such folder. Give a path that can.",
  },
  {
    wrong: 'a trace that would be a folder',
    files: { 'vip.ts': sound },
    before: (folder) => mkdirSync(join(folder, 'traces')),
    args: ['run', 'vip.ts', '--trace', 'traces'],
    exit: 3,
    says: "'traces' cannot be written: it is a folder. Give a path that can.",
  },
  {
    wrong: 'a report over a file of somebody else',
    files: { 'vip.ts': sound, 'report.xml': '<project/>\n' },
    args: ['run', 'vip.ts', '--reporter', 'junit=report.xml'],
    exit: 3,
    says: /^There is 'report\.xml' already, and it is not a report of `--reporter junit`/,
    also: holds(['vip.ts', 'report.xml'], 'report.xml', '<project/>\n'),
  },
  {
    wrong: 'coverage for other tools over a file of theirs',
    files: { 'vip.ts': sound, 'lcov.info': 'TN:\nSF:x.ts\nend_of_record\n' },
    args: ['run', 'vip.ts', '--lcov', 'lcov.info'],
    exit: 3,
    says: /^There is 'lcov\.info' already, and it is not a file of `--lcov`/,
  },
  {
    wrong: 'two reports in one file',
    files: { 'vip.ts': sound },
    args: ['explore', 'vip.ts', '--reporter', 'junit=out', '--reporter', 'tap=out'],
    exit: 3,
    says: /--reporter junit and --reporter tap name the same file 'out'/,
  },
  {
    wrong: 'two documents on one standard output',
    args: ['flows', '--json', '--reporter', 'tap'],
    exit: 3,
    says: /^routeproof flows: one document can be printed, and --json is one; give --reporter a file/,
  },
  {
    wrong: 'a trace below a file',
    files: { 'vip.ts': sound },
    args: ['run', 'vip.ts', '--trace', 'vip.ts/trace.jsonl'],
    exit: 3,
    says: "'vip.ts/trace.jsonl' cannot be written: a part of the path is no folder. Give a path that can.",
    also: holds(['vip.ts']),
  },
  {
    wrong: "a trace over somebody's notes",
    files: { 'vip.ts': sound, 'notes.txt': 'milk\n' },
    args: ['run', 'vip.ts', '--trace', 'notes.txt'],
    exit: 3,
    says: "There is 'notes.txt' already, and it is not a trace of `--trace`. Choose another name, or overwrite it with --force.",
    also: holds(['notes.txt', 'vip.ts'], 'notes.txt', 'milk\n'),
  },
  {
    wrong: 'a trace over the strategy, by force',
    files: { 'vip.ts': sound },
    args: ['run', 'vip.ts', '--trace', 'vip.ts', '--force'],
    exit: 3,
    says: "'vip.ts' is one of your sources, which nothing overwrites. Choose another name.",
    also: holds(['vip.ts'], 'vip.ts', sound),
  },
  {
    wrong: 'a trace over a table that the strategy imports, by force',
    files: { 'vip.ts': strategy('route: () => stop()', "import './table.json';"), 'table.json': '{}' },
    args: ['run', 'vip.ts', '--trace', 'table.json', '--force', '--no-diagram'],
    exit: 3,
    says: "'table.json' is one of your sources, which nothing overwrites. Choose another name.",
    keeps: /^pass {2}/m,
    also: holds(['table.json', 'vip.ts'], 'table.json', '{}'),
  },
  {
    wrong: 'a counterexample over the strategy, by force',
    files: { 'vip.ts': endless },
    args: ['explore', 'vip.ts', '--save', './vip.ts', '--force'],
    exit: 3,
    says: "'./vip.ts' is one of your sources, which nothing overwrites. Choose another name.",
    also: holds(['vip.ts'], 'vip.ts', endless),
  },
  {
    wrong: 'a counterexample over a test of the author',
    files: { 'vip.ts': endless, 'vip.test.ts': "import test from 'ava';\n" },
    args: ['explore', 'vip.ts', '--save', 'vip.test.ts'],
    exit: 3,
    says: "'vip.test.ts' is one of your sources, which nothing overwrites. Choose another name.",
    also: holds(['vip.test.ts', 'vip.ts'], 'vip.test.ts', "import test from 'ava';\n"),
  },
  {
    wrong: 'a counterexample of what does not fail',
    files: { 'vip.ts': sound },
    args: ['explore', 'vip.ts', '--save', 'vip.test.ts'],
    exit: 0,
    says: "Nothing failed, so 'vip.test.ts' was not written.",
    on: 'stderr',
    keeps: /^proved {2}/m,
    also: holds(['vip.ts']),
  },
  {
    wrong: 'a counterexample of what does not fail, beside one JSON document',
    files: { 'vip.ts': sound },
    args: ['explore', 'vip.ts', '--save', 'vip.test.ts', '--json'],
    exit: 0,
    says: "Nothing failed, so 'vip.test.ts' was not written.",
    on: 'stderr',
    also: (t, left) => {
      t.notThrows(() => void JSON.parse(left.stdout));
      holds(['vip.ts'])(t, left);
    },
  },
  {
    wrong: 'a counterexample of a goal that no run reaches',
    files: {
      'day.ts': scenario(
        "properties: [sometimes('it is handled', ({ store }) => store.interactions.some(({ state }) => state === 'handling'))], load: { interactions: [{ InteractionId: 'X1' }, { InteractionId: 'X2' }] },",
        "import { sometimes } from 'routeproof';",
      ),
    },
    args: ['explore', 'day.ts', '--save', 'day.test.ts'],
    exit: 1,
    says: "What failed is no single run that could be played again, so 'day.test.ts' was not written.",
    on: 'stderr',
    also: holds(['day.ts']),
  },
  {
    wrong: 'two options that write one file',
    files: { 'vip.ts': sound },
    args: ['run', 'vip.ts', '--trace', 'out.json', '--coverage', './out.json'],
    exit: 3,
    says: /--trace and --coverage name the same file '\.\/out\.json'/,
    also: holds(['vip.ts']),
  },
  {
    wrong: 'coverage over a file that is none',
    files: { 'vip.ts': sound, 'package.json': '{ "name": "mine" }' },
    args: ['run', 'vip.ts', '--coverage', 'package.json'],
    exit: 3,
    says: /^'package\.json' is no coverage: `routeproof` is not as expected\./,
    also: holds(['package.json', 'vip.ts'], 'package.json', '{ "name": "mine" }'),
  },
  {
    wrong: 'a new folder where there is one',
    before: (folder) => mkdirSync(join(folder, 'my-routing')),
    args: ['new', 'my-routing'],
    exit: 3,
    says: "There is 'my-routing' already, and nothing in it is overwritten. Choose another name.",
    also: holds(['my-routing']),
  },
  ...['--trace', '--coverage'].map((option): BadInput => ({
    wrong: `a pipe that nobody reads, as the file of ${option}`,
    files: { 'vip.ts': sound },
    before: (folder) => makePipe(join(folder, 'out')),
    args: ['run', 'vip.ts', option, 'out'],
    exit: 3,
    says: /^'out' cannot be written: it is a (pipe|socket), and no file\. Give a path that can\.$/,
    also: holds(['out', 'vip.ts']),
  })),
  {
    wrong: 'a trace on a disk that is full',
    files: { 'vip.ts': sound },
    args: ['run', 'vip.ts', '--trace', '/dev/full', '--no-diagram'],
    exit: 3,
    says: "'/dev/full' cannot be written: no space is left there. Give a path that can.",
    keeps: /^pass {2}/m,
  },
  {
    wrong: 'standard output on a disk that is full',
    files: { 'vip.ts': sound },
    shell: 'routeproof run vip.ts > /dev/full',
    exit: 3,
    says: /^Standard output cannot be written: no space is left there\./,
  },
  {
    wrong: 'standard error on a disk that is full',
    shell: 'routeproof run missing.ts 2> /dev/full; echo "ended with $?"',
    exit: 0,
    says: 'ended with 3',
  },
  {
    wrong: 'standard output that is closed',
    files: { 'vip.ts': endless },
    shell: 'routeproof run vip.ts >&-; echo "ended with $?"',
    exit: 0,
    says: 'ended with 1',
  },
  {
    wrong: 'a reader that goes before the end',
    files: { 'vip.ts': endless },
    shell: '(routeproof run vip.ts; echo "ended with $?" >&2) | head -n 1',
    exit: 0,
    says: 'ended with 1',
    on: 'stderr',
  },
  {
    wrong: 'a reader that is slow',
    shell: 'routeproof reference --json | (sleep 1; tail -n 1)',
    exit: 0,
    says: '}',
  },
];
