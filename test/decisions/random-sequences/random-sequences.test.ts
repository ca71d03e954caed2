import { fc, test, testProp } from '@fast-check/ava';
import { tLibrary } from 'routeproof/plugins';
import { cases } from '../../sizes.ts';
import { MetStates } from './met-states.ts';
import { interactionStates } from './names.ts';
import { handled, namesInteraction } from './request-types.ts';
import { Sequence, strict } from './sequence.ts';

const seed = 20_260;
const sequences = cases({ short: 260, long: 5000 });
/** How often each request must have met each state, by chance. */
const rarely = sequences / 500;

const table = new MetStates();
// Without bias, for its small numbers would make most sequences alike.
const anything = (most: number) => fc.noBias(fc.nat(most));
const steps = fc.array(fc.record({ does: anything(999), dice: anything(2 ** 31 - 1), wait: anything(99) }), {
  minLength: 20,
  maxLength: 28,
});

testProp.serial(
  `in ${sequences} random sequences each request is answered once, nothing is lost and nothing is left`,
  [anything(2 ** 31 - 1), steps],
  (t, conditions, taken) => {
    const sequence = new Sequence(conditions);
    for (const step of taken) sequence.take(step);
    table.add(sequence);
    const problems = sequence.end();
    if (problems.length > 0) t.log(sequence.story());
    t.deepEqual([...problems, ...strict.problems], []);
  },
  { seed, numRuns: sequences },
);

testProp.serial(
  'in random sequences with the T-Library, reasons and extensions every step of the server follows the flows',
  [anything(2 ** 31 - 1), steps],
  (t, conditions, taken) => {
    const sequence = new Sequence(conditions, [{ ...tLibrary(), needs: [] }]);
    for (const step of taken) sequence.take(step);
    sequence.end();
    const found = sequence.fixture.bench.findings.filter(({ kind }) => kind === 'flow-not-followed');
    if (found.length > 0) t.log(sequence.story());
    t.deepEqual(
      found.map(({ sentence }) => sentence),
      [],
    );
  },
  { seed, numRuns: cases({ short: 40, long: 1000 }) },
);

test.serial('the sequences reached each request in each state, and most requests were granted', (t) => {
  t.log(table.toString());
  const rare = handled
    .filter(namesInteraction)
    .flatMap((type) => interactionStates.map((state) => ({ type, state, count: table.count(type, state) })))
    .filter(({ count }) => count < rarely);
  t.deepEqual(
    rare.map(({ type, state, count }) => `${type} ${state}: ${count}`),
    [],
  );
  t.true(table.granted > table.asked / 2);
  t.true(table.asked >= 20 * sequences);
});
