import test from 'ava';
import { simulate } from 'routeproof';
import scenario from './scenario.ts';

const options = { replications: 3, synchronous: true };

test('the day passes, and what came was handled or left', async (t) => {
  const { verdict, warmUp, offered, handled, abandoned } = await simulate(scenario, options);
  t.is(verdict, 'pass');
  t.is(warmUp.method, 'none');
  t.true(offered!.mean! > 1000);
  t.true(Math.abs(offered!.mean! - handled!.mean! - abandoned!.mean!) <= 2);
});

test('who widens earlier leaves fewer customers waiting', async (t) => {
  const [early, late] = [
    await simulate(() => scenario({ widensAfter: 5 }), { ...options, replications: 6 }),
    await simulate(() => scenario({ widensAfter: 60 }), { ...options, replications: 6 }),
  ];
  t.true(early['meanWait']!.high! < late['meanWait']!.low!);
});
