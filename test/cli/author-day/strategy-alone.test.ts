import { join } from 'node:path';
import test from 'ava';
import { loadFile } from '../../../core/loader/load-file.ts';
import { playable } from '../../../core/cli/play/playable.ts';
import { folder, file, strategy, played } from './author-files.ts';

test('for each target there is an agent who fits and one who does not, and queues that are named are there', async (t) => {
  const path = join(
    folder,
    strategy(
      'alone.ts',
      'async *route(_, desk) {',
      "  const agent = desk.target('?:English > 5 & (Email >= 3 | Chat = 1).GA');",
      '  const first = await desk.first({ agent, late: desk.after(seconds(9)) });',
      "  if (first.which === 'late') return void (yield placeInQueue('Late'));",
      "  const group = await desk.first({ a: desk.target('Support.GA'), place: desk.target('desk 7.AP'), late: desk.after(1) });",
      "  yield group.which === 'late' ? placeInQueue('Later') : routeTo('zoe.A');",
      '},',
    ),
  );
  const centre = (await playable(await loadFile(path), path)).scenario().centre!;
  t.deepEqual(
    centre.agents!.map(({ name, skills, place }) => [name, skills, place]),
    [
      ['ann', { English: 6, Chat: 1 }, undefined],
      ['bob', {}, undefined],
      ['cyd', {}, 'desk 7'],
      ['zoe', {}, undefined],
    ],
  );
  t.deepEqual(centre.groups, [{ name: 'Support', agents: ['bob'] }]);
  t.deepEqual(centre.queues, [
    { name: 'Inbound' },
    { name: 'Late', strategy: null },
    { name: 'Later', strategy: null },
  ]);
});

test('what a strategy keeps while its names are found out is not there when it is played', async (t) => {
  const name = file(
    'keeps.ts',
    "import { defineStrategy, placeInQueue } from 'routeproof';",
    'let times = 0;',
    "export default defineStrategy({ name: 'keeps', route: () => placeInQueue(`Queue ${++times}`) });",
  );
  const { messages } = await played(name);
  t.deepEqual(
    messages.filter(({ bench }) => bench?.standsFor === 'RequestPlaceInQueue').map(({ body }) => Object(body).OtherDN),
    ['Queue 1'],
  );
});
