import test from 'ava';
import fc from 'fast-check';
import { externalService, interactionManagement, reporting, statistics, type Message } from 'routeproof/plugins';
import { tLibrary } from 'routeproof/protocol';
import { serverFixture } from '../server-fixture.ts';
import { cases } from '../sizes.ts';
import { anyMessage, everyType } from './any-message.ts';

type Make = (type: string, attributes: object) => Message;
const factories = [interactionManagement, reporting, tLibrary, externalService, statistics] as unknown as readonly {
  readonly name: string;
  readonly create: Make;
  readonly make: Make;
}[];

/** What comes of making a message: the message as JSON, or the sentence of what is wrong with it. */
const madeBy = (make: Make, type: string, attributes: object): string => {
  try {
    return JSON.stringify(make(type, attributes));
  } catch (error) {
    return (error as Error).message;
  }
};

// What no client of the server sends or gets is in no trace, from which these are taken.
for (const { type, protocol, row } of everyType.filter(({ row: { from, to } }) =>
  [...from, ...to].includes('interaction-server'),
))
  test(`${protocol} ${type} is made as it is created, and attributes are refused alike`, (t) => {
    const { create, make } = factories.find(({ name }) => name === protocol)!;
    const names = [...Object.keys(row.attributes), 'Strange'];
    const spoil = fc.record({
      name: fc.constantFrom(...names),
      value: fc.constantFrom<unknown>(undefined, 7, 'x', {}),
    });
    fc.assert(
      fc.property(
        anyMessage({ type, protocol, row }),
        spoil,
        fc.boolean(),
        ({ ref, interaction, body }, by, isSpoilt) => {
          const known = 'InteractionId' in row.attributes ? { InteractionId: interaction } : {};
          const attributes = { ...body, ...known, ...('ReferenceId' in row.attributes && { ReferenceId: ref }) };
          const given = isSpoilt ? { ...attributes, [by.name]: by.value } : attributes;
          // Attributes travel in the order of the table, in whichever order they are given.
          const backwards = Object.fromEntries(Object.entries(given).reverse());
          const created = madeBy(create, type, given);
          t.deepEqual([madeBy(make, type, given), madeBy(make, type, backwards)], [created, created]);
        },
      ),
      { numRuns: cases({ short: 12, long: 120 }) },
    );
  });

test('what is put in place of the body of a message that was made is checked by the server', (t) => {
  const fixture = serverFixture({ agents: ['ann'] });
  const made = interactionManagement.make('RequestPull', { InteractionIds: ['X'] });
  const { ann } = fixture.actors;
  ann!.link.send({ ...made, body: { InteractionIds: 7 } } as unknown as Message);
  fixture.run();
  t.is(fixture.errors('ann').at(-1), 'bad-attribute');
});

test('a copy under another type is checked by the server', (t) => {
  const fixture = serverFixture({ agents: ['ann'] });
  const made = interactionManagement.make('RequestPull', { InteractionIds: ['X'] });
  const { ann } = fixture.actors;
  ann!.link.send({ ...made, type: 'RequestAgentLogin' } as unknown as Message);
  fixture.run();
  t.is(fixture.errors('ann').at(-1), 'missing-attribute');
});

test('a list in a message that was made stays as it was', (t) => {
  const Reason = { ReasonSystemName: 'Normal' };
  const made = interactionManagement.make('RequestStopProcessing', { InteractionId: 'X', Reason });
  Reason.ReasonSystemName = 'Spam';
  t.is(made.body.Reason?.ReasonSystemName, 'Normal');
});
