import test from 'ava';
import { play } from 'routeproof';
import scenario from './scenario.ts';

test('two are answered, two wait too long, and two find a line that is long already', async (t) => {
  const { verdict, interactions } = await play(scenario);
  t.is(verdict, 'pass');
  t.deepEqual(
    interactions.map(({ state, queue }) => [state, queue]),
    [
      ['stopped', undefined],
      ['stopped', undefined],
      ['queued', 'Drafts'],
      ['queued', 'Drafts'],
      ['queued', 'Second line'],
      ['queued', 'Second line'],
    ],
  );
});

test('who waits too long lies in the workbin of the group', async (t) => {
  const { interactions } = await play(scenario);
  t.deepEqual(interactions[2]?.workbin, { WorkbinType: 'Drafts', GroupId: 'Support' });
});
