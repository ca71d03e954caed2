import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { keptByModules, keptByScenarios } from '../core/cli/kept-by-modules.ts';

const folder = mkdtempSync(join(tmpdir(), 'routeproof-test-'));

/** What is found to stay from run to run, or to be shared, by name. */
function namesIn(name: string, ...texts: readonly string[]): readonly string[] {
  const files = texts.map((text, index) => {
    const file = join(folder, `${name.replaceAll(/\W+/g, '-')}-${index}.ts`);
    writeFileSync(file, text);
    return file;
  });
  return [...keptByModules(files), ...keptByScenarios(files)].map((kept) => kept.name);
}

const makes = 'const makeCounter = () => { let n = 0; return { take: () => ++n }; };';
const scenario = (text: string) => `export default defineScenario(() => { ${text} });`;

/** A text, and the variable that two actors could tell each other something by. */
const shared: Readonly<Record<string, readonly [name: string, ...texts: readonly string[]]>> = {
  'what a factory made, given to two strategies': ['shared', makes, scenario('const shared = makeCounter(); return { plugins: [urs(a(shared)), urs(b(shared))] };')],
  'a Map, changed by a parameter of its factory': ['seen', 'export const first = (map) => defineStrategy({ route: () => map.set(1, 2) });', scenario('const seen = new Map(); return { plugins: [urs(first(seen)), urs(second(seen))] };')],
  'a Map that a function is given at once': ['seen', 'const seen = new Map();\nfunction note(map, key) { map.set(key, true); }\nexport const route = (x) => note(seen, x);'],
  'a field of what a function is given': ['stats', 'const stats = { all: { n: 0 } };\nconst count = (of) => { of.n++; };\nexport const route = () => count(stats.all);'],
  'an alias': ['seen', 'const seen = new Map();\nexport const route = () => { const m = seen; m.set(1, 2); };'],
  'an alias of an alias, further in': ['seen', 'const seen = { list: [] };\nexport const route = () => { const { list } = seen; return () => { const l = list; l.push(1); }; };'],
  'an alias of an alias': ['seen', 'const seen = new Map();\nexport const route = () => { const m = seen; const l = m; l.set(1, 2); };'],
  'an alias with a type': ['seen', 'const seen: unknown = new Map();\nexport const route = () => { const m = seen as Map<number, number>; m.set(1, 2); };'],
  'an alias that a function is given': ['seen', 'const seen = [];\nconst note = (list) => list.push(1);\nexport const route = () => { const l = seen; note(l); };'],
}; // prettier-ignore

for (const [what, [name, ...texts]] of Object.entries(shared))
  test(`it is warned of: ${what}`, (t) => t.deepEqual([...new Set(namesIn(what, ...texts))], [name]));

/** Texts in which nothing is shared. */
const apart: Readonly<Record<string, readonly string[]>> = {
  'each strategy has what a factory made for it': [makes, scenario('return { plugins: [urs(a(makeCounter())), urs(b(makeCounter()))] };')],
  'a table that is filled while the file is loaded': ['const table = new Map();\nfunction fill(map) { map.set(1, 2); }\nfill(table);\nexport const route = (x) => table.get(x);'],
  'a local variable of the same name': ['const seen = new Map();\nexport const route = () => { const seen = new Map(); const m = seen; m.set(1, 2); };'],
  'a copy': ['const seen = [1];\nexport const route = () => { const copy = [...seen]; copy.push(2); };'],
  'a copy that a function makes of what it is given': ['const seen = [1];\nfunction withTwo(list) { list = [...list]; list.push(2); return list; }\nexport const route = () => withTwo(seen);'],
  'a number that was taken from outside': ['const limits = { tries: 3 };\nexport const route = () => { let { tries } = limits; tries--; const all = limits.tries; return tries + all; };'],
  'a variable that stands for something else later': ['const none = {};\nexport const route = () => { let m = none; m = {}; m.a = 1; };'],
  'two variables of one name': ['const none = {};\nexport const route = (x) => { if (x) { const m = none; return m.a; } else { const m = {}; m.a = 1; } };'],
  'a variable of an inner function with the name of another': ['const seen = new Map();\nexport const route = () => { const m = new Map(); m.set(1, 2); return () => { const m = seen; return m.get(1); }; };'],
  'a parameter of the same name': ['const seen = {};\nconst note = (of) => { of.a = 1; };\nexport const route = (seen) => note(seen);'],
  'a function of a package with the name of another': ["import { note } from 'pure';\nconst seen = {};\nexport const route = () => note(seen);", 'const note = (of) => { of.a = 1; };\nexport const inform = () => note({});'],
  'a function that is handed on': ['const seen = {};\nconst note = (of) => { of.a = 1; };\nexport const route = (note) => note(seen);'],
  'what is only looked at': ['const seen = new Map();\nconst has = (map, key) => map.has(key) && map.get(key);\nexport const route = (x) => { const m = seen; return has(m, x); };'],
}; // prettier-ignore

for (const [what, texts] of Object.entries(apart))
  test(`it is not warned of: ${what}`, (t) => t.deepEqual(namesIn(what, ...texts), []));
