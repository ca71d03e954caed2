import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { sharedByStrategies } from '../../../core/loader/reading/shared-by-strategies.ts';

const folder = mkdtempSync(join(tmpdir(), 'routeproof-test-'));
test.after.always(() => rmSync(folder, { recursive: true }));

const head = "import { defineStrategy, placeInQueue, seconds } from 'routeproof';\n";
const route = (body: string) => `route: (interaction, desk) => { ${body}; return placeInQueue('One'); }`;

/** What stands in a file, and what routing attempts may share by it. */
const files: Readonly<Record<string, readonly [text: string, shared: readonly string[]]>> = {
  'nothing but its own': [`export default defineStrategy({ name: 's', ${route('let n = 0; n++')} });`, []],
  'what nobody changes': [`const limit = seconds(5);\nexport default ({ patience = limit } = {}) => defineStrategy({ name: 's', ${route('desk.after(patience)')} });`, []],
  'a counter of the module': [`let n = 0;\nexport default defineStrategy({ name: 's', ${route('n++')} });`, ['n']],
  'a counter of the function that makes the strategy': [`export default () => { let n = 0; return defineStrategy({ name: 's', ${route('n++')} }); };`, ['n']],
  'a parameter that is a collection': [`export default (seen = new Set()) => defineStrategy({ name: 's', ${route('seen.add(1)')} });`, ['seen']],
  'a strategy with a field': [`class Mine { n = 0; route() { this.n++; return placeInQueue('One'); } }\nexport default defineStrategy(new Mine());`, ['this', 'new Mine']],
  'something of a class that is not known': [`const stock = new Stock();\nexport default defineStrategy({ name: 's', ${route('stock.take()')} });`, ['new Stock']],
  'a stream that is shared': [`import { share } from 'rxjs';\nexport default defineStrategy({ name: 's', ${route('share()')} });`, ['share']],
  'a package': [`import { next } from 'turns';\nexport default defineStrategy({ name: 's', ${route('next()')} });`, ['turns']],
  'a pattern that knows where it is': [`const word = /a/g;\nexport default defineStrategy({ name: 's', ${route("word.test('a')")} });`, ['word']],
}; // prettier-ignore

for (const [what, [text, shared]] of Object.entries(files))
  test(`what routing attempts share is found: ${what}`, (t) => {
    const file = join(folder, `${Object.keys(files).indexOf(what)}.ts`);
    writeFileSync(file, head + text);
    t.deepEqual(sharedByStrategies([file]).map(({ name }) => name).toSorted(), [...shared].toSorted()); // prettier-ignore
  });

test('a counter in the function that makes a scenario is found, with its line', (t) => {
  const file = fileURLToPath(new URL('../../../../test/explore/footprints/shared-counter.ts', import.meta.url));
  const [found] = sharedByStrategies([file]);
  t.is(found?.name, 'asked');
  t.regex(found!.where, /shared-counter\.ts:9:7$/);
});
