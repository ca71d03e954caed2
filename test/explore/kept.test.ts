import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { openSession } from '../cli/cli-session.ts';
import { cases, isLong } from '../sizes.ts';

const folder = mkdtempSync(join(tmpdir(), 'routeproof-test-'));
const session = openSession(folder);
test.after.always(() => session.close());

const inModules = (path: string, text: string): void => {
  const file = join(folder, 'node_modules', path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
};

/** Where an author's package lies, the bench's is looked for beside it. */
const root = fileURLToPath(new URL('../../../', import.meta.url));
mkdirSync(join(folder, 'node_modules'));
symlinkSync(root, join(folder, 'node_modules', 'routeproof'));

/**
 * Three messages in six orders, of which the last one breaks the property; but only where nothing is `warm`, which from the second run
 * on something outside of all functions is.
 */
const scenario = (name: string, outside: string): string => {
  writeFileSync(
    join(folder, name),
    `import { always, defineScenario } from 'routeproof'; import { definePlugin, reporting } from 'routeproof/plugins';
${outside}
let came = '';
let isWarm = false;
const plugin = definePlugin({
  name: 'crowd',
  synchronous: true,
  setup(kit) {
    came = '';
    isWarm = warm();
    kit.actor('hub').listen('service', 'hub').subscribe((link) => link.received.subscribe(({ body }) => { came += String(body.AgentId); }));
    for (const link of [0, 1, 2])
      kit.actor('client ' + link).connect('service', 'client ' + link, 'hub').send(
        reporting.create('EventCurrentAgentStatus', { AgentId: String(link), PlaceId: '', MediaStateList: {}, MediaCapacityList: {} }));
  },
});
export default defineScenario(() => ({
  name: 'a crowd',
  plugins: [plugin],
  properties: [always('not the other way round', ({ trace }) => trace.length < 3 || isWarm || came !== '210')],
}));
`,
  );
  return name;
};

writeFileSync(
  join(folder, 'cache.ts'),
  'const seen = new Set<string>();\nexport const warm = () => seen.has("x") || !seen.add("x");\n',
);
inModules('keeps/package.json', '{ "name": "keeps", "type": "module", "main": "index.js" }');
inModules('keeps/index.js', 'let runs = 0;\nexport const warm = () => runs++ > 0;\n');
inModules('keeps-too/package.json', '{ "name": "keeps-too", "main": "index.js" }');
inModules('keeps-too/index.js', "exports.warm = require('./inner.js').warm;\n");
inModules('keeps-too/inner.js', 'let runs = 0;\nexports.warm = () => runs++ > 0;\n');

/** What is kept, and what the report calls it; nothing where it cannot know a name. */
const kept: Readonly<Record<string, readonly [outside: string, names?: RegExp]>> = {
  'a Map': ["const seen = new Map();\nconst warm = () => seen.has('x') || !seen.set('x', 1);", /`seen` stands outside/],
  'a Set': ["const seen = new Set();\nconst warm = () => seen.has('x') || !seen.add('x');", /`seen` stands outside/],
  'an array': ['const seen = [];\nconst warm = () => seen.push(1) > 1;', /`seen` stands outside/],
  'a counter': ['let runs = 0;\nconst warm = () => runs++ > 0;', /`runs` stands outside/],
  'an object': ['const seen = { runs: 0 };\nconst warm = () => { seen.runs += 1; return seen.runs > 1; };', /`seen` stands outside/],
  'a static field of a class': ['class Seen { static runs = 0; }\nconst warm = () => Seen.runs++ > 0;', /`Seen` stands outside/],
  'a closure that is made at once': ['const warm = (() => { let runs = 0; return () => runs++ > 0; })();', /`runs` stands outside/],
  'a closure that a function makes': ['const make = () => { let runs = 0; return () => runs++ > 0; };\nconst warm = make();'],
  'a WeakMap': ["const id = {};\nconst seen = new WeakMap();\nconst warm = () => seen.has(id) || !seen.set(id, 1);", /`seen` stands outside/],
  'an imported file': ["import { warm } from './cache.ts';", /`seen` stands outside[\s\S]*cache\.ts:1:7|cache\.ts:1:7[\s\S]*`seen` stands outside/],
  'a package': ["import { warm } from 'keeps';"],
  'a package of the older kind, in a file of its own': ["import { warm } from 'keeps-too';"],
}; // prettier-ignore

/** The first of them stand for the others. */
const inShort = ['an imported file'];
const tested = Object.entries(kept).filter(([what]) => cases({ short: inShort.indexOf(what), long: 0 }) >= 0);

for (const [what, [outside, names]] of tested)
  test(`${what} that hides a violation from all runs but the first is found, as runs are played again in a fresh thread`, async (t) => {
    const file = scenario(`${what.replaceAll(/\W+/g, '-')}.ts`, outside);
    const { code, stdout, stderr } = await session.run('explore', file);
    t.deepEqual([code, stderr], [1, ''], stdout);
    t.regex(stdout, /The same choices gave another run/);
    t.regex(stdout, /Not always: not the other way round|followed by others/);
    if (names !== undefined) t.regex(stdout, names);
  });

/** Two services that count with one counter, which is set back in each run: in one order only, the second of them counts first. */
const shared = (name: string, [outside, inScenario, take]: readonly [string, string, string]): string => {
  writeFileSync(
    join(folder, name),
    `import { defineScenario, defineStrategy, eventually, placeInQueue } from 'routeproof';
import { answer, contactCentre, service } from 'routeproof/plugins';
import { map } from 'rxjs';
${outside}
const strategy = defineStrategy({
  name: 'asks one of two',
  route: ({ id }, desk) =>
    desk.invoke(id.endsWith('1') ? 'Left' : 'Right', 'take').pipe(map(({ got }) => placeInQueue(got === 'right 1' ? 'Odd' : 'Even'))),
});
export default defineScenario(() => {
  ${inScenario}
  const takeFor = (who: string) => () => answer({ got: who + ' ' + ${take} });
  return {
    name: 'two services count with one counter',
    strategy,
    centre: { queues: [{ name: 'Inbound' }, { name: 'Odd', strategy: null }, { name: 'Even', strategy: null }] },
    plugins: [...contactCentre(), service('Left', { take: takeFor('left') }), service('Right', { take: takeFor('right') })],
    load: { interactions: [{ InteractionId: '0000RPKEPT000001' }, { InteractionId: '0000RPKEPT000002', at: 100 }] },
    properties: [eventually('nothing is odd', ({ store }) => store.waitingIn('Odd').length === 0)],
  };
});
`,
  );
  return name;
};

const stockClass = 'class Stock { #n = 0; open() { this.#n = 0; } take() { return ++this.#n; } }';

/** Where the counter is kept, and what the report says of it: the search alone cannot know that two actors share it. */
const sharedBy: Readonly<Record<string, readonly [outside: string, inScenario: string, take: string, told: RegExp]>> = {
  'a variable of the scenario': ['', 'let n = 0;', '++n', /`n` belongs to the whole scenario/],
  'an instance that the scenario makes': [stockClass, 'const stock = new Stock();', 'stock.take()', /`stock` belongs to the whole/],
  'an instance outside': [`${stockClass}\nconst stock = new Stock();`, 'stock.open();', 'stock.take()', /`stock` stands outside/],
  'an object with methods': ['const stock = { n: 0, open() { this.n = 0; }, take() { return ++this.n; } };', 'stock.open();', 'stock.take()', /`stock` stands outside/],
  'what a function has made': ['const make = () => { let n = 0; return { open: () => { n = 0; }, take: () => ++n }; };\nconst stock = make();', 'stock.open();', 'stock.take()', /`stock` stands outside/],
  'a variable that a pattern assigns to': ['let n = 0;', '[n] = [0];', '([n] = [n + 1])[0]', /`n` stands outside/],
  'a generator that the scenario begins': ['function* count() { for (let n = 1; ; n++) yield n; }', 'const numbers = count();', 'numbers.next().value', /`numbers` belongs to the whole/],
  'an object that Object.assign changes': ['const stock = { n: 0 };', 'Object.assign(stock, { n: 0 });', 'Object.assign(stock, { n: stock.n + 1 }).n', /`stock` stands outside/],
}; // prettier-ignore

const sharedInShort = ['an instance outside'];
const sharedTested = Object.entries(sharedBy).filter(
  ([what]) => cases({ short: sharedInShort.indexOf(what), long: 0 }) >= 0,
);

for (const [what, [outside, inScenario, take, told]] of sharedTested)
  test(`${what} that two actors share is told by its line, and proves nothing, as an order may be left out that chance finds`, async (t) => {
    const file = shared(`shared-${what.replaceAll(/\W+/g, '-')}.ts`, [outside, inScenario, take]);
    const explored = await session.run('explore', file, '--workers', '1');
    t.deepEqual([explored.code, explored.stderr], [2, ''], explored.stdout);
    t.regex(explored.stdout, /^bounded .*\n(.*\n)? .*bounded: actors may share the variables that the warnings name/m);
    t.regex(explored.stdout, told);
    t.regex(explored.stdout, new RegExp(`${file.replaceAll('.', '[.]')}:\\d+:\\d+`));
    if (!isLong || what !== sharedInShort[0]) return;
    const byChance = await session.run('explore', file, '--random', '100', '--shrink', '0');
    t.is(byChance.code, 1, byChance.stdout);
  });

test('a file that is saved while it is searched changes nothing: its threads play what the search loaded', async (t) => {
  const file = join(folder, 'saved.ts');
  writeFileSync(
    file,
    `import { writeFileSync } from 'node:fs';
import { defineStrategy, routeTo } from 'routeproof';
writeFileSync(${JSON.stringify(file)}, 'const half = (');
export default defineStrategy({ name: 'saved', route: () => routeTo('ann.A') });
`,
  );
  const explored = await session.run('explore', file, '--time', '120');
  t.deepEqual([explored.code, explored.stderr], [0, ''], explored.stdout);
  t.regex(explored.stdout, /^proved {2}saved/m);
});
