import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import test from 'ava';
import { isLong } from '../sizes.ts';

const text = readFileSync('docs/planning.md', 'utf8');
const folder = /^cd (\S+)$/m.exec(text)![1]!;

/** Each command of the page, with the blocks that stand below it, and the lines of each that belong together. */
const shown = [...text.matchAll(/```sh\nnpx routeproof (.+)\n```\n([\s\S]*?)(?=```sh|^## \d|$(?![\s\S]))/gm)].map(
  ([, command, below]) => ({
    command: command!,
    pieces: [...below!.matchAll(/^```\n([\s\S]*?)^```$/gm)].flatMap(([, block]) => block!.split(/^\.\.\.\n/m)),
  }),
);

// The others simulate a day eighty and forty times.
for (const { command, pieces } of isLong ? shown : shown.slice(0, 1))
  test(`docs/planning.md shows to the letter what is printed by: ${command}`, (t) => {
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
