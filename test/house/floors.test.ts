import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { namedOtherwise } from './floors/names.ts';
import { rules } from './floors/rules.ts';
import { tables } from './floors/sizes.ts';
import type { Source } from './floors/source.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const sources: readonly Source[] = ['core', 'plugins', 'examples', 'test', 'bench', 'page'].flatMap((folder) =>
  (readdirSync(`${root}${folder}`, { recursive: true }) as string[])
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter(
      (path) => /\.tsx?$/.test(path) && !path.includes('node_modules') && !path.startsWith('test/editor/mistakes/'),
    )
    .sort()
    .map((path) => ({ path, text: readFileSync(`${root}${path}`, 'utf8') })),
);

for (const [name, check] of Object.entries(rules))
  test(name, (t) =>
    t.deepEqual(
      check(sources).map(({ path, line, says }) => `${path}:${line} ${says}`),
      [],
    ),
  );

test('there is something to check, and every file with leave to be otherwise is there', (t) => {
  t.true(sources.length > 100);
  const paths = new Set(sources.map(({ path }) => path));
  t.deepEqual(
    Object.keys({ ...tables, ...namedOtherwise }).filter((path) => !paths.has(path)),
    [],
  );
});
