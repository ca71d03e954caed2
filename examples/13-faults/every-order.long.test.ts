import test from 'ava';
import { explore } from 'routeproof';
import scenario from './scenario.ts';
import acknowledgeOnce from './strategy.ts';

test('where the note comes first, every run goes well', async (t) => {
  const careful = () => ({ ...scenario(), strategy: acknowledgeOnce({ careful: true }) });
  t.like(await explore(careful, { synchronous: true }), { verdict: 'proved', failures: [] });
});
