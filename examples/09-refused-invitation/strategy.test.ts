import test from 'ava';
import { play } from 'routeproof';
import forgetful from './forgetful.ts';
import scenario from './scenario.ts';

test('what was attached before the invitation is there when it comes back', async (t) => {
  const { verdict, interactions, messages } = await play(scenario);
  t.is(verdict, 'pass');
  t.like(interactions, [{ queue: 'Second line', routingAttempts: 3, userData: { OfferedTo: 'ann bob' } }]);
  t.deepEqual(
    messages
      .filter(({ type }) => ['EventRouteRequest', 'EventInvite', 'RequestReject', 'EventRevoked'].includes(type))
      .map(({ at, from, type, to }) => `${at / 1000} s ${from} ${type} ${to}`),
    [
      '5 s interaction-server EventRouteRequest urs',
      '5 s interaction-server EventInvite ann',
      '8 s ann RequestReject interaction-server',
      '8 s interaction-server EventRouteRequest urs',
      '8 s interaction-server EventInvite bob',
      '38 s interaction-server EventRevoked bob',
      '38 s interaction-server EventRouteRequest urs',
    ],
  );
});

test('a strategy without a memory asks the same agent for ever', async (t) => {
  const { interactions, messages } = await play(() => ({ ...scenario(), strategy: forgetful }));
  const invited = messages.filter(({ type }) => type === 'EventInvite').map(({ to }) => to);
  t.true(invited.length > 90);
  t.deepEqual(new Set(invited), new Set(['ann']));
  t.not(interactions[0]?.queue, 'Second line');
});
