import test from 'ava';
import { play } from 'routeproof';
import scenario from './scenario.ts';

test('the e-mail that finds an agent is handled, the one that finds none waits in the back office', async (t) => {
  const { verdict, interactions } = await play(scenario);
  t.is(verdict, 'pass');
  t.like(interactions, [
    { id: '0000RPEXAMPLE001', state: 'stopped' },
    { id: '0000RPEXAMPLE002', state: 'queued', queue: 'Back office' },
  ]);
});

test('nobody but ann is invited: bob does not speak English well enough', async (t) => {
  const { messages } = await play(scenario);
  t.deepEqual(
    messages.filter(({ type }) => type === 'EventInvite').map(({ to }) => to),
    ['ann'],
  );
});
