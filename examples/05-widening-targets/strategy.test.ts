import test from 'ava';
import { play } from 'routeproof';
import scenario from './scenario.ts';

test('each circle is asked when its time has come, and the last one waits for whoever is free first', async (t) => {
  const { verdict, messages } = await play(scenario);
  t.is(verdict, 'pass');
  t.deepEqual(
    messages
      .filter(({ type }) => type === 'EventInvite')
      .map(({ at, to, interaction }) => `${at / 1000} s ${to} ${interaction}`),
    ['5 s ann 0000RPEXAMPLE001', '25 s bob 0000RPEXAMPLE002', '45 s cyd 0000RPEXAMPLE003', '66 s ann 0000RPEXAMPLE004'],
  );
});
