import test from 'ava';
import { holdAgainstTheory, type Model, type ModelRunner, type Replication } from 'routeproof/engines';
import { queueingModels } from 'routeproof/plugins';

const model: Model = {
  ...{ id: 'made-up', title: 'Made up', warmUp: 0, within: 0 },
  scenario: () => ({ name: 'never played', plugins: [] }),
  theory: () => [
    { measure: 'meanWait', value: 10 },
    { measure: 'meanWait', value: 20, cell: { by: 'queue', name: 'Slow' } },
  ],
};
const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

/** Runs that measure 10, and 20 where it is slow, give or take one; `off` says by how much it is wrong with a seed. */
function made(off: (seed: number) => number): { readonly run: ModelRunner; readonly played: number[] } {
  const played: number[] = [];
  const run: ModelRunner = (_model, _arrivals, { seed }) => {
    played.push(seed);
    const noise = seed % 2 === 0 ? 1 : -1;
    return Promise.resolve({
      cells: [
        { by: [], of: [], sums: { offered: 100, waits: (10 + noise) * 100_000 } },
        { by: ['queue'], of: ['Slow'], sums: { offered: 100, waits: (20 + noise + off(seed)) * 100_000 } },
      ],
      littlesLaw: { queue: 0, waits: 0, waiting: 0, longest: 0 },
      ...{ agentsAtEnd: 0, findings: [], isCut: false, stopped: false },
    } satisfies Replication);
  };
  return { run, played };
}

test('what is right is played once', async (t) => {
  const { run, played } = made(() => 0);
  const { verdict, rows, runs } = await holdAgainstTheory(model, { arrivals: 100, seeds, run });
  t.is(verdict, 'pass');
  t.is(runs, 20);
  t.deepEqual(played, seeds);
  t.false(rows.some((row) => 'again' in row));
});

test('what is too far away is played again with the seeds that follow, and passes where it was chance', async (t) => {
  const { run, played } = made((seed) => (seed <= 20 ? 5 : 0));
  const { verdict, rows, runs, interactions } = await holdAgainstTheory(model, { arrivals: 100, seeds, run });
  t.is(verdict, 'pass');
  t.is(runs, 40);
  t.is(interactions, 4000);
  t.deepEqual(
    played.slice(20),
    seeds.map((seed) => seed + 20),
  );
  t.deepEqual(
    rows.map(({ cell, again, agrees }) => [cell?.name, again?.agrees, agrees]),
    [
      [undefined, undefined, true],
      ['Slow', true, true],
    ],
  );
});

for (const [title, off, verdict] of [
  ['too far away twice on the same side fails', () => 5, 'fail'],
  ['once on either side passes', (seed: number) => (seed <= 20 ? 5 : -5), 'pass'],
  ['what is no number fails', () => NaN, 'fail'],
  ['what is no number in the second turn fails', (seed: number) => (seed <= 20 ? 5 : NaN), 'fail'],
] as const)
  test(title, async (t) => {
    const held = await holdAgainstTheory(model, { arrivals: 100, seeds, run: made(off).run });
    t.is(held.verdict, verdict);
    t.is(held.rows[1]!.agrees, verdict === 'pass');
  });

test('a part of the traffic of which there is no row agrees with nothing', async (t) => {
  const elsewhere = {
    ...model,
    theory: () => [{ measure: 'meanWait', value: 20, cell: { by: 'queue', name: 'Quick' } }],
  };
  const { verdict } = await holdAgainstTheory(elsewhere, { arrivals: 100, seeds, run: made(() => 0).run });
  t.is(verdict, 'fail');
});

test('of a day that cannot be longer there are more', async (t) => {
  const { run, played } = made(() => 0);
  await holdAgainstTheory({ ...model, arrivalsOfADay: 50 }, { arrivals: 200, seeds: [7, 8, 9], run });
  t.deepEqual(played, [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
});

test('every model has a name of its own, and each value of it too', (t) => {
  t.is(new Set(queueingModels.map(({ id }) => id)).size, queueingModels.length);
  for (const { id, theory } of queueingModels) {
    const names = theory().map(({ measure, cell }) => `${measure} ${cell?.by} ${cell?.name}`);
    t.is(new Set(names).size, names.length, id);
  }
});
