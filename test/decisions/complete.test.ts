import { readdirSync, readFileSync } from 'node:fs';
import test from 'ava';

const page = readFileSync('docs/decisions.md', 'utf8');

/** `I7, I8` and `L1–L4`: each id by itself. */
const idsIn = (cell: string): readonly string[] =>
  cell.split(', ').flatMap((part) => {
    const [, letters, first, last = first] = /^([A-Z]+)(\d+)(?:–[A-Z]+(\d+))?$/.exec(part)!;
    return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => `${letters}${Number(first) + index}`);
  });

/** Rows of the page's tables, and what its last paragraph says is not built yet. */
const ids = [...page.matchAll(/^\| ([A-Z]+\d[^|]*) \|/gm)].flatMap(([, cell]) => idsIn(cell!));
const notBuilt = [.../^Not built yet: .*$/m.exec(page)![0].matchAll(/\(([A-Z]+\d[^)]*)\)/g)].flatMap(([, cell]) =>
  idsIn(cell!),
);

/** `I3: a sentence`, or `X5, X7: a sentence`. */
const title = /\btest(?:\.\w+)?\(\s*['"`]((?:[A-Z]{1,2}\d+)(?:, [A-Z]{1,2}\d+)*): /g;

const tested = new Set(
  readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => [...readFileSync(`test/${name}`, 'utf8').matchAll(title)])
    .flatMap(([, named]) => named!.split(', ')),
);

test('each row of the decisions has a test that begins with its id', (t) => {
  t.true(ids.length > 120 && notBuilt.length > 5);
  t.is(new Set([...ids, ...notBuilt]).size, ids.length + notBuilt.length, 'an id stands twice');
  t.deepEqual(
    ids.filter((id) => !tested.has(id)),
    [],
  );
});

test('no test names a row that is not there, or is not built yet', (t) => {
  t.deepEqual(
    [...tested].filter((id) => !ids.includes(id)),
    [],
  );
});
