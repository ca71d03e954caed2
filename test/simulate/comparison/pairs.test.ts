import test from 'ava';
import { addNamedRange, thresholds, type Swept } from '../../../core/cli/options/bounds.ts';
import { pairsOf, variantsOf } from '../../../core/cli/play/variant.ts';

const grid: Swept = {
  agents: [4, 5, 6],
  set: addNamedRange('extra=0..20:10', addNamedRange('gold=0..40:40', addNamedRange('late=7'))),
};

const settingsOf = ({ agents = 0, parameters }: ReturnType<typeof variantsOf>[number]): Record<string, number> => ({
  agents,
  ...parameters,
});

const steps: Readonly<Record<string, number>> = { agents: 1, gold: 40, extra: 10 };

test('in a grid each is held against one that differs in one parameter, by one step; the last one, if it can', (t) => {
  const variants = variantsOf('day.ts', grid).map(settingsOf);
  const pairs = pairsOf(1, grid);
  t.is(variants.length, 18);
  t.deepEqual(
    pairs.map(([, after]) => after),
    Array.from({ length: 17 }, (_, index) => index + 1),
  );
  for (const [before, after] of pairs) {
    const [one, two] = [variants[before]!, variants[after]!];
    const differ = Object.keys(two).filter((name) => one[name] !== two[name]);
    t.is(differ.length, 1, JSON.stringify([one, two]));
    const name = differ[0]!;
    t.is(two[name]! - one[name]!, steps[name]!);
    t.is(name === 'extra', two['extra']! > 0);
  }
});

test('one range is compared step by step; of several files each with the first at the same settings', (t) => {
  t.deepEqual(pairsOf(1, { agents: [4, 5, 6] }), [
    [0, 1],
    [1, 2],
  ]);
  t.deepEqual(pairsOf(1, {}), []);
  t.deepEqual(pairsOf(3, { agents: [4, 5] }), [
    [0, 2],
    [1, 3],
    [0, 4],
    [1, 5],
  ]);
});

test('thresholds of media may have spaces between them', (t) => {
  t.deepEqual({ ...thresholds('chat=30, email = 14400 , 25') }, { chat: 30, email: 14_400, all: 25 });
  t.throws(() => thresholds('chat=30, =40'));
  t.throws(() => thresholds('chat=30, chat=40'));
});
