import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import test from 'ava';
import { fittedTable } from '../../core/cli/text/table-with.ts';
import { differenceText, inBrackets } from '../../core/cli/text/value-text.ts';
import { long } from '../sizes.ts';

const text = readFileSync('docs/planning.md', 'utf8');
const folder = /^cd (\S+)$/m.exec(text)![1]!;

/** Each command of the page, with the blocks that stand below it, and the lines of each that belong together. */
const shown = [...text.matchAll(/```sh\nnpx routeproof (.+)\n```\n([\s\S]*?)(?=```sh|^## \d|$(?![\s\S]))/gm)].map(
  ([, command, below]) => ({
    command: command!,
    pieces: [...below!.matchAll(/^```\n([\s\S]*?)^```$/gm)].flatMap(([, block]) => block!.split(/^\.\.\.\n/m)),
  }),
);

// They simulate a day five, eighty and forty times.
for (const { command, pieces } of shown)
  long(`docs/planning.md shows to the letter what is printed by: ${command}`, (t) => {
    const { stdout, stderr } = spawnSync(process.execPath, [resolve('build/core/cli/main.js'), ...command.split(' ')], {
      ...{ cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
    });
    t.is(stderr, '');
    t.true(pieces.join('').split('\n').length > 10);
    let from = 0;
    for (const piece of pieces) {
      const found = `\n${stdout}`.indexOf(`\n${piece}`, from);
      t.true(found >= 0, piece);
      from = found;
    }
  });

test('docs/planning.md has three commands, and no table that is wider than 120 characters', (t) => {
  t.is(shown.length, 3);
  const tables = text.split('\n').filter((line) => /^[┌│└]/.test(line));
  t.true(tables.length > 100);
  t.deepEqual(
    tables.filter((line) => line.length > 120),
    [],
  );
});

test('docs/planning.md shows its files as they are', (t) => {
  const blocks = [...text.matchAll(/^```csv\n([\s\S]*?)^```$/gm)].map(([, block]) => block!);
  const files = ['calls.csv', 'roster.csv'].map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
  t.is(blocks.length, 2);
  for (const [index, block] of blocks.entries()) t.true(files[index]!.startsWith(block));
});

test('a table keeps the columns that there is room for, and names the others', (t) => {
  const wide = ['', 'a'.repeat(50), 'b'.repeat(50), 'service\nlevel', 'ASA'];
  const lines = fittedTable(wide, [['x', '1', '2', '3', '4']]).split('\n');
  t.true(lines[0]!.length <= 120);
  t.false(lines[0]!.length < 110);
  t.is(lines.at(-1), 'No room for service level, ASA: see --csv or --json.');
  t.notRegex(fittedTable(wide.slice(0, 3), []), /No room/);
});

test('a difference that is nothing when it is rounded has no sign; a range has its unit once', (t) => {
  t.is(differenceText('share', -0.0001), '0.0 points');
  t.is(differenceText('share', -0.01), '-1.0 points');
  t.is(differenceText('time', 0.001), '0.00 s');
  t.is(inBrackets('83.0 % to 84.4 %'), '(83.0 to 84.4 %)');
  t.is(inBrackets('up to 3.00 s'), '(up to 3.00 s)');
  t.is(inBrackets(''), '');
});
