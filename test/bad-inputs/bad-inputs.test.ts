import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { openSession, type CliSession } from '../cli/cli-session.ts';
import { isLong } from '../sizes.ts';
import { blocked } from './blocked.ts';
import { commandLine } from './command-line.ts';
import { doRow, hasOwnProcess } from './do-row.ts';
import { documents } from './documents.ts';
import { environment } from './environment.ts';
import { files } from './files.ts';
import { logs } from './logs.ts';
import { outputs } from './outputs.ts';
import { flowOptions } from './flow-options.ts';
import { plugins } from './plugins.ts';
import { processes } from './processes.ts';
import type { BadInput, Left } from './row.ts';
import { scenarios } from './scenarios.ts';
import { signals } from './signals.ts';
import { strategies } from './strategies.ts';
import { thrown } from './thrown.ts';
import { unheard } from './unheard.ts';
import { unmet } from './unmet.ts';
import { unused } from './unused.ts';

const tables = {
  'code that does not come back': blocked,
  strategies,
  scenarios,
  plugins,
  'the command line': commandLine,
  documents,
  files,
  outputs,
  logs,
  processes,
  signals,
  environment,
  'what nobody hears': unheard,
  'what meets nothing': unmet,
  'what nobody takes up': unused,
  'options of flows': flowOptions,
  'what is thrown': thrown,
};
const rows = Object.entries(tables).flatMap(([subject, table]) => table.map((row) => ({ subject, row })));

const folder = mkdtempSync(join(tmpdir(), 'routeproof-bad-inputs-'));
test.after.always(() => {
  session?.close();
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o755);
  rmSync(folder, { recursive: true, force: true });
});

/** One process for all rows that need none of their own; another where a row has ended it. */
let session: CliSession | undefined;
const openOne = (): CliSession => (session?.isOpen() ? session : (session = openSession(folder)));

test('the table has rows for every subject, and no two are the same', (t) => {
  for (const [subject, table] of Object.entries(tables)) t.true(table.length > 0, subject);
  const sentences = rows.map(({ row }) => row.wrong);
  t.deepEqual(
    sentences.filter((each, index) => sentences.indexOf(each) !== index),
    [],
  );
  t.true(rows.length >= 150, `${rows.length} rows`);
});

// Rows of one process come one after the other; of those that have their own, two at a time.
const lanes = [0, 1, 2].map(() => Promise.resolve() as Promise<unknown>);
let ownRows = 0;

/**
 * `npm test` does the first row of each subject, the first that is done in one way (by a command, in its own process or in the one
 * for all, with a signal), and every twelfth of the others, but none that says of itself that it is long; `npm run test:long` does all.
 */
const ways = new Set<string>();
const isPlayed = ({ subject, row }: (typeof rows)[number], index: number): boolean => {
  if (row.isLong) return isLong;
  const [command = ''] = row.args ?? row.shell?.match(/routeproof (\w+)/)?.slice(1) ?? ['run'];
  const way = [command, hasOwnProcess(row), row.signal?.name].join();
  const isFirst = !ways.has(subject) || !ways.has(way);
  ways.add(subject).add(way);
  return isLong || isFirst || index % 12 === 0;
};

for (const [index, { subject, row }] of rows.entries()) {
  if (!isPlayed({ subject, row }, index)) continue;
  const lane = hasOwnProcess(row) ? 1 + (ownRows++ % 2) : 0;
  test(`${subject}: ${row.wrong}`, async (t) => {
    const done = lanes[lane]!.then(() => doRow(row, join(folder, `row-${index}`), openOne));
    lanes[lane] = done.catch(() => {});
    toldOf(t, row, await done);
  });
}

/** A stack of the bench's, or of a package that it uses. */
const ownStack = /^\s+at .*[\\/](?:build|core|plugins|node_modules)[\\/]/m;

function toldOf(t: ExecutionContext, row: BadInput, left: Left): void {
  const { stdout, stderr, code } = left;
  const shown = `exit ${code}\n--- stdout\n${stdout.slice(-700)}\n--- stderr\n${stderr.slice(-1500)}`;
  t.is(code, row.exit, shown);
  t.notRegex(`${stdout}\n${stderr}`, ownStack);
  t.false(`${stdout}${stderr}`.includes('Routeproof itself failed'), shown);
  const { says, at, on = row.exit === 3 ? 'stderr' : 'stdout' } = row;
  const lines = left[on].split('\n');
  t.true(
    lines.some((line) => (typeof says === 'string' ? line.trim() === says : says.test(line))),
    `It does not say ${String(says)}\n${shown}`,
  );
  if (at !== undefined) t.true(left[on].includes(at), `It does not name ${at}\n${shown}`);
  if (row.exit === 3) {
    const sentences = stderr.trimEnd().split('\n');
    if (row.picture) t.true(sentences.length > 1, shown);
    else t.is(sentences.length, 1, shown);
    if (row.keeps === undefined) t.is(stdout, '', shown);
  }
  if (row.keeps !== undefined) t.regex(stdout, row.keeps);
  row.also?.(t, left);
}
