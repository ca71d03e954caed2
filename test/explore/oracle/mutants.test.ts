import test from 'ava';
import { changesOf, SpoiltCopy } from './copy.ts';
import { mutants } from './mutants.ts';
import { isLong } from '../../sizes.ts';
import { spoilt } from '../../spoil.ts';

test('each line that a fault can be planted in is there', (t) => {
  for (const mutant of mutants) t.notThrows(() => spoilt('.', mutant.source, changesOf(mutant)), mutant.title);
});

test('where the line is gone, that is what is said', (t) => {
  const source = 'core/explore/search/search.ts';
  t.throws(() => spoilt('.', source, [['nobody writes this', '']]), {
    message: /^core\/explore\/search\/search\.ts has no "nobody writes this" to be spoilt/,
  });
});

test.serial('the copy itself is sound: unspoilt, no check has anything to say', async (t) => {
  const copy = new SpoiltCopy({ source: 'core/explore/search/search.ts', from: [], to: [] });
  t.teardown(() => copy.remove());
  const checks = Object.entries(await copy.checks());
  for (const [name, check] of checks) if (isLong || used.has(name)) t.is(await check(), undefined, name);
});

/** One fault of each kind, where a check sees it at once; `npm run test:long` has them all. */
const quick: ReadonlySet<string> = new Set([
  'the other order of a race is not tried',
  'a limit of the bench is not noted',
  'the ring of events that are due now has one place',
]);

/** The checks that they need; `npm test` has most of the others in the bench itself. */
const used: ReadonlySet<string> = new Set(mutants.filter(({ title }) => quick.has(title)).map(({ seenBy }) => seenBy));

for (const mutant of mutants)
  if (isLong || quick.has(mutant.title))
    test.serial(`seen by the check of '${mutant.seenBy}': ${mutant.title}`, async (t) => {
      const copy = new SpoiltCopy(mutant);
      t.teardown(() => copy.remove());
      const check = (await copy.checks())[mutant.seenBy];
      t.not(await check().catch(String), undefined);
    });
