import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { keptByModules, keptByScenarios } from '../../core/loader/reading/kept-by-modules.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder();

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
  'an element of a Map': ['stock', "const stock = new Map();\nexport const route = () => stock.get('shoe')!.left--;"],
  'an element of a Map, by an alias': ['stock', scenario("const stock = new Map([['shoe', { left: 1 }]]); const take = () => { const shoe = stock.get('shoe')!; return answer({ ok: shoe.left-- > 0 ? 'y' : 'n' }); }; return { plugins: [service('A', { take }), service('B', { take })] };")],
  'an element of a Map, by an alias that could be another': ['stock', "const stock = new Map();\nexport const route = () => { let shoe = stock.get('shoe') as Shoe; if (shoe?.left > 0) shoe.left -= 1; };"],
  'what an element of a Map has': ['seen', "const seen = new Map();\nexport const route = () => seen.get('all')?.lists[0].push(1);"],
  'the first element, the last, and one that is found': ['list', 'const list = [];\nexport const route = () => { list.at(-1)!.n++; list.find(isOurs)!.n++; delete list.findLast(isOurs)?.n; };'],
  'what was taken from an array, which the array held': ['list', 'const list = [];\nexport const route = () => { const first = list[0]; first.n = 1; };'],
  'elements, one after the other': ['list', 'const list = [];\nexport const route = () => { for (const each of list) each.n++; };'],
  'values of a Map, one after the other': ['stock', 'const stock = new Map();\nexport const route = () => { for (const each of stock.values()) each.n++; };'],
  'entries of a Map, one after the other': ['stock', 'const stock = new Map();\nexport const route = () => { for (const [, { lists }] of stock.entries()) lists.push(1); };'],
  'values of an object, one after the other': ['stock', 'const stock = {};\nexport const route = () => { for (const each of Object.values(stock)) each.n++; };'],
  'elements that a function is given': ['list', 'const list = [];\nexport const route = () => list.filter(isOurs).forEach((each) => { each.n++; });'],
  'the first value of a Map': ['stock', 'const stock = new Map();\nexport const route = () => { stock.values().next().value.n++; };'],
  'an element in a new array': ['list', 'const list = [];\nexport const route = () => { [...list][0].n++; };'],
  'a part, taken out by a pattern': ['list', 'const list = [{ n: [] }];\nexport const route = () => { const [{ n }] = list; n.push(1); };'],
  'what is there, or something else': ['seen', 'const seen = new Map();\nexport const route = (id) => { const all = seen.get(id) ?? []; all.push(1); };'],
  'a method that is called otherwise': ['order', 'const order = []; const { push } = Array.prototype;\nexport const route = () => push.call(order, 1);'],
  'a method of a prototype': ['order', 'const order = [];\nexport const route = () => Array.prototype.push.apply(order, [1]);'],
  'a method that Reflect calls': ['order', 'const order = [];\nexport const route = () => Reflect.apply([].push, order, [1]);'],
  'what Reflect sets in an element': ['stock', "const stock = new Map();\nexport const route = () => Reflect.set(stock.get('shoe'), 'left', 0);"],
  'an element that a function is given to change': ['stock', "const stock = new Map();\nconst take = (of) => of.left--;\nexport const route = () => take(stock.get('shoe'));"],
  'an element of a Map that a function is given': ['stock', "const stock = new Map();\nconst take = (of) => of.get('shoe').left--;\nexport const route = () => take(stock);"],
  'an instance of a class that changes elements of its own': ['shop', "class Shop { #stock = new Map(); take() { return this.#stock.get('shoe').left--; } }\nconst shop = new Shop();\nexport const route = () => shop.take();"],
  'an element of what a function is given, by an alias': ['stock', "const stock = new Map();\nconst take = (of) => { const shoe = of.get('shoe')!; return shoe.left--; };\nexport const route = () => take(stock);"],
  'an instance of a class that changes elements of its own, by an alias': ['shop', "class Shop { #stock = new Map(); take() { const shoe = this.#stock.get('shoe'); return shoe.left--; } }\nconst shop = new Shop();\nexport const route = () => shop.take();"],
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
  'a sorted copy': ['const list = [2, 1];\nexport const route = () => { const sorted = list.map((n) => n).sort(); list.slice().reverse(); list.filter(isOurs).sort(); [...list].sort(); return sorted.at(0); };'],
  'values that are made into an array': ['const stock = new Map();\nexport const route = () => { const all = [...stock.values()]; all.sort(); Array.from(stock.keys()).pop(); Object.values(stock).reverse(); Object.entries(stock).sort(); };'],
  'an iterator': ['const stock = new Map();\nexport const route = () => { const each = stock.values(); each.next(); return stock.entries().next().value; };'],
  'objects that are made of elements': ['const list = [];\nexport const route = () => { for (const each of list.map((n) => ({ n }))) each.n = 1; list.flatMap(copies).forEach((each) => { each.n = 1; }); };'],
  'the rest of a pattern': ['const list = []; const limits = {};\nexport const route = () => { const [, ...rest] = list; rest.push(1); const { a, ...others } = limits; others.b = a; };'],
  'a number that was an element': ['const counts = new Map();\nexport const route = () => { let n = counts.get(1) ?? 0; n++; return n; };'],
  'elements that are only looked at': ['const list = [];\nexport const route = () => { let sum = 0; for (const each of list) sum += each.n; list.forEach((each) => { sum += each.n; }); return sum; };'],
  'an element that is another one later': ['const list = [];\nexport const route = () => { let each = list[0]; each = {}; each.n = 1; };'],
  'elements that are completed while the scenario is made': [scenario('const list = rows(); list.forEach((each) => { each.n = 1; }); return { plugins: [urs(a(list))] };')],
  'the key of an entry': ['const stock = {};\nexport const route = () => { for (const [key, value] of Object.entries(stock)) { const found = {}; found[key] = value; } };'],
  'a method that is called of something of its own': ['const list = [];\nexport const route = () => { const own = []; Array.prototype.push.call(own, ...list); [].concat.call(list, 1); };'],
  'an instance of a class that only looks at what it has': ["class Shop { #stock = new Map(); left() { const { left } = this.#stock.get('shoe'); const all = [...this.#stock.keys()]; all.sort(); return all.length + left; } }\nconst shop = new Shop();\nexport const route = () => shop.left();"],
  'a copy of what a function is given': ['const list = [];\nconst sorted = (of) => { const all = of.slice(); all.sort(); return all; };\nexport const route = () => sorted(list);'],
  'what is only looked at': ['const seen = new Map();\nconst has = (map, key) => map.has(key) && map.get(key);\nexport const route = (x) => { const m = seen; return has(m, x); };'],
}; // prettier-ignore

for (const [what, texts] of Object.entries(apart))
  test(`it is not warned of: ${what}`, (t) => t.deepEqual(namesIn(what, ...texts), []));
