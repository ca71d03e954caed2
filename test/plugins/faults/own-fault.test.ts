import { readFileSync } from 'node:fs';
import test from 'ava';
import { defineScenario, eventually, explore, play } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import { lostSubmission } from './lost-submission.ts';

const scenario = defineScenario(() => ({
  name: 'one e-mail',
  plugins: [...contactCentre(), lostSubmission],
  centre: { queues: [{ name: 'Inbound' }] },
  load: { interactions: [{ InteractionId: 'X1', MediaType: 'email', Queue: 'Inbound' }] },
  properties: [eventually('X1 is there', ({ store }) => store.interaction('X1') !== undefined)],
}));

test('a fault of a plugin of your own happens in no ordinary run; `explore` names it', async (t) => {
  t.is((await play(scenario)).verdict, 'pass');
  const { failures } = await explore(scenario, { synchronous: true });
  t.deepEqual(
    failures.map(({ property, race, notes = [] }) => ({ property, race, notes: notes.map(({ text }) => text) })),
    [
      {
        property: 'X1 is there',
        race: ['Fault: RequestSubmit of email-server is lost.'],
        notes: ['fault: RequestSubmit of email-server is lost'],
      },
    ],
  );
});

test('docs/plugins.md shows that plugin, to the letter', (t) => {
  const source = readFileSync('test/plugins/faults/lost-submission.ts', 'utf8');
  t.true(readFileSync('docs/plugins.md', 'utf8').includes(source.slice(source.indexOf('/**'))));
});
