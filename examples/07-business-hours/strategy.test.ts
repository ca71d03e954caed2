import test from 'ava';
import { play } from 'routeproof';
import scenario from './scenario.ts';

test('segment, hour and holiday decide who is asked', async (t) => {
  const { verdict, interactions, messages } = await play(scenario);
  t.is(verdict, 'pass');
  const invited = new Map(
    messages.filter(({ type }) => type === 'EventInvite').map(({ to, interaction }) => [interaction, to]),
  );
  t.deepEqual(
    interactions.map(({ id, queue }) => [id, invited.get(id) ?? queue]),
    [
      ['0000RPGOLDOPEN01', 'ann'],
      ['0000RPTINOPEN001', 'bob'],
      ['0000RPGOLDLATE01', 'eve'],
      ['0000RPTINLATE001', 'Tomorrow'],
      ['0000RPTINEVE0001', 'bob'],
      ['0000RPTINEVE0002', 'Tomorrow'],
    ],
  );
});
