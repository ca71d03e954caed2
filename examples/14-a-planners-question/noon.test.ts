import test from 'ava';
import { simulate, type Scenario } from 'routeproof';
import goldFirst from './gold-first.ts';
import lunches from './lunches.ts';
import oneMore from './one-more.ts';
import today from './scenario.ts';

const played = (scenario: () => Scenario) =>
  simulate(scenario, { replications: 2, synchronous: true, by: ['customer', 'customer,interval'] });
const [asItIs, first, moved, nine] = await Promise.all([today, goldFirst, lunches, oneMore].map(played));

const noon = ({ by }: NonNullable<typeof asItIs>, customer: string) => by['customer,interval']![`${customer}, 12:00`]!;

test('all calls of the file come, and those who have no agent left', (t) => {
  const { verdict, offered, handled, abandoned, waitingAtEnd } = asItIs!;
  t.is(verdict, 'pass');
  t.is(offered!.mean, 541);
  t.is(waitingAtEnd!.mean, 0);
  t.is(handled!.mean! + abandoned!.mean!, 541);
});

test('at noon six of eight are at lunch, and it is the only overload', (t) => {
  t.deepEqual(
    asItIs!.overloads.map(({ from, to }) => [from, to]),
    [['12:00', '12:00']],
  );
  t.deepEqual(moved!.overloads, []);
});

test('at noon fewer gold callers leave when they go first, and hardly any when lunches are moved', (t) => {
  const left = (of: typeof asItIs) => noon(of!, 'gold')['abandonmentRate']!.mean!;
  t.true(left(asItIs) > 0.4);
  t.true(left(first) < left(asItIs) - 0.1);
  t.true(left(moved) < 0.15 && left(moved) < left(nine));
  t.true(noon(moved!, 'gold')['serviceLevel']!.mean! > 0.8);
});

test('when gold goes first, more silver customers leave at noon', (t) => {
  const left = (of: typeof asItIs) => noon(of!, 'silver')['abandonmentRate']!.mean!;
  t.true(left(first) > left(asItIs));
  t.true(left(moved) < left(asItIs) / 2);
});
