import test from 'ava';
import { Random } from 'routeproof/plugins';

test('a random stream depends on the seed and its name alone', (t) => {
  const draw = (random: Random, name: string) => Array.from({ length: 5 }, () => random.stream(name).next());
  const [one, other] = [new Random(3), new Random(3)];
  const [calls, patience] = [draw(one, 'calls'), draw(one, 'patience')];
  t.deepEqual([draw(other, 'patience'), draw(other, 'calls')], [patience, calls]);
  t.notDeepEqual(calls, patience);
  t.notDeepEqual(draw(new Random(4), 'calls'), calls);
  const stream = new Random(1).stream('talks');
  const mean = (next: () => number) =>
    Array.from({ length: 100_000 }, next).reduce((sum, value) => sum + value) / 100_000;
  t.true(Math.abs(mean(() => stream.uniform(10, 20)) - 15) < 0.05);
  t.true(Math.abs(mean(() => stream.pick([1, 2, 3])) - 2) < 0.02);
  t.throws(() => stream.pick([]), { code: 'RP_NOTHING_TO_PICK' });
});
