import { fc, test, testProp } from '@fast-check/ava';
import { cases } from '../../sizes.ts';
import { BlendedSequence } from './blended-sequence.ts';

const anything = fc.noBias(fc.nat(2 ** 31 - 1));
const sequences = cases({ short: 60, long: 10_000 });
const seen = { blended: 0, full: 0, open: 0 };
const ways = new Map<string, number>();

testProp.serial(
  `in ${sequences} random sequences engine, URS, server and plain judgement say the same of what an agent may take next`,
  [anything, fc.array(anything, { minLength: 10, maxLength: 16 })],
  (t, conditions, steps) => {
    const sequence = new BlendedSequence(conditions);
    for (const step of steps) sequence.step(step);
    for (const key of ['blended', 'full', 'open'] as const) seen[key] += sequence.seen[key];
    for (const way of sequence.beyond) ways.set(way, (ways.get(way) ?? 0) + 1);
    t.deepEqual(sequence.problems, []);
    t.deepEqual([...sequence.found].sort(), [...sequence.beyond].sort());
  },
  { seed: 20_261, numRuns: sequences },
);

test.serial('the sequences blended media, filled agents, and went beyond what is allowed in each way', (t) => {
  t.log(seen, ways);
  for (const count of Object.values(seen)) t.true(count > sequences / 2);
  for (const way of [
    'delivered-beyond-capacity delivered',
    ...['pulled', 'submitted', 'joined'].map((by) => `taken-beyond-capacity ${by}`),
  ])
    t.true((ways.get(way) ?? 0) > sequences / 100, way);
});
