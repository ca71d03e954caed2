import { readdirSync, readFileSync } from 'node:fs';
import test from 'ava';

/** The rows of the decisions, as the page has them: `G 1-10` are G1 to G10. */
const rows = ['G 1-11', 'I 1-13', 'U 1-9', 'C 1-13', 'V 1-5', 'L 1-12', 'S 1-13', 'X 1-14', 'T 1-12', 'F 1-9'];
const ids = rows
  .flatMap((row) => {
    const [, letter, first, last] = /^([A-Z]) (\d+)-(\d+)$/.exec(row)!;
    return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => `${letter}${Number(first) + index}`);
  })
  .concat(
    'T8a',
    'FX1',
    'FX2',
    'FX4',
    'DN6',
    'WB9',
    'WB10',
    'WB11',
    'WB13',
    'WB14',
    'RG1',
    'RG2',
    'RG3',
    'RG4',
    'CP1',
    'CP2',
    'CP3',
    'CP4',
    'CP5',
  );

/** Rows that the bench does not follow yet, and why. */
const outOfScope: Readonly<Record<string, string>> = {
  I5: 'RequestTransfer is not supported',
  C3: 'RequestIntrude is not supported',
  C7: 'RequestTransfer is not supported',
  C13: 'RequestIntrude is not supported',
  V5: 'RequestIntrude is not supported',
  L10: 'locks are not supported',
  S10: 'locks are not supported',
};

/** `I3: a sentence`, or `X5, X7: a sentence`. */
const title = /\btest(?:\.\w+)?\(\s*['"`]((?:[A-Z]+\d+a?)(?:, [A-Z]+\d+a?)*): /g;

const tested = new Set(
  readdirSync('test/decisions', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => [...readFileSync(`test/decisions/${name}`, 'utf8').matchAll(title)])
    .flatMap(([, named]) => named!.split(', ')),
);

test('each row of the decisions that is in scope has a test that begins with its id', (t) => {
  t.deepEqual(
    ids.filter((id) => !tested.has(id) && !(id in outOfScope)),
    [],
  );
});

test('no test names a row that is not there, or is said to be out of scope', (t) => {
  t.deepEqual(
    [...tested].filter((id) => !ids.includes(id) || id in outOfScope),
    [],
  );
});
