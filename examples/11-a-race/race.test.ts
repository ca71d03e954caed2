import test from 'ava';
import { explore, play } from 'routeproof';
import scenario from './scenario.ts';
import annOrAutoresponse from './strategy.ts';

test('played once, all goes well', async (t) => {
  t.like(await play(scenario), { verdict: 'pass', findings: [] });
});

test('in another order, the strategy stops what it has routed', async (t) => {
  const { verdict, failures } = await explore(scenario);
  t.is(verdict, 'violated');
  t.deepEqual(
    failures.map(({ property }) => property),
    ['decided-twice'],
  );
});

test('where only one of the two may happen, every order goes well', async (t) => {
  const careful = () => ({ ...scenario(), strategy: annOrAutoresponse({ careful: true }) });
  t.like(await explore(careful), { verdict: 'proved', failures: [] });
});
