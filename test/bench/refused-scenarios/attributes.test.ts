import test from 'ava';
import { at, send } from 'routeproof';
import { answer, trafficCentre } from 'routeproof/plugins';
import { withLoad, withScript, refuses } from './refused-scenario.ts';

const loop: Record<string, unknown> = {};
loop['again'] = { loop };

class Order {
  total = 5;
}

refuses([
  [
    'a load with an attribute that is none',
    withLoad({ Mediatype: 'chat' }),
    '`load.interactions.0.Mediatype` is wrong: RequestSubmit has no such attribute. Did you mean MediaType?',
    withLoad({ MediaType: 'chat' }),
  ],
  [
    'a load with a number for a queue',
    withLoad({ Queue: 5 }),
    '`load.interactions.0.Queue` is wrong: expected text, but it is 5.',
    {},
  ],
  [
    'an interaction without a name',
    withLoad({ InteractionId: '' }),
    '`load.interactions.0.InteractionId` is wrong: an identifier cannot be empty',
    {},
  ],
  [
    'user data with a BigInt',
    withLoad({ UserData: { Order: { items: { 1: 1, 2: { price: 5n } } } } }),
    "`load.interactions.0.UserData.Order.items.2.price` is wrong: it is a BigInt (5n), which no message carries; write it as a text: '5'.",
    withLoad({ UserData: { Order: { items: { 1: 1, 2: { price: 5 } } } } }),
  ],
  [
    'user data that holds itself',
    withLoad({ UserData: loop }),
    '`load.interactions.0.UserData.again.loop` is wrong: it is a list that holds itself',
    withLoad({ UserData: { again: { loop: 1 } } }),
  ],
  [
    'user data with a date',
    withLoad({ UserData: { born: new Date(0) } }),
    '`load.interactions.0.UserData.born` is wrong: it is an object of class Date',
    {},
  ],
  [
    'user data of a class',
    withLoad({ UserData: { order: new Order() } }),
    '`load.interactions.0.UserData.order` is wrong: it is an object of class Order',
    withLoad({ UserData: { order: { total: new Order().total } } }),
  ],
  [
    'user data that is not there',
    withLoad({ UserData: { order: undefined } }),
    '`load.interactions.0.UserData.order` is wrong: it is undefined',
    {},
  ],
  ['user data with null', withLoad({ UserData: { order: null } }), 'it is null, which no message carries', {}],
  [
    'user data with a function',
    withLoad({ UserData: { order: () => 5 } }),
    'it is a function, which no message carries',
    {},
  ],
  [
    'user data with a symbol',
    withLoad({ UserData: { order: Symbol('x') } }),
    'it is a symbol, which no message carries',
    {},
  ],
  [
    'user data with no number',
    withLoad({ UserData: { 'order total': NaN } }),
    '`load.interactions.0.UserData["order total"]` is wrong: it is NaN',
    {},
  ],
  [
    'user data with a getter that throws',
    withLoad({
      UserData: {
        get order() {
          throw new Error('gone');
        },
      },
    }),
    '`load.interactions.0.UserData.order` is wrong: it is a getter that throws (gone)',
    withLoad({
      UserData: {
        get order() {
          return 5;
        },
      },
    }),
  ],
  [
    'user data that is huge',
    withLoad({ UserData: { list: Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`${index}`, 1])) } }),
    'it is one of more than 10000 values',
    withLoad({ UserData: { list: Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`${index}`, 1])) } }),
  ],
  [
    'user data with a huge text',
    withLoad({ UserData: { text: 'x'.repeat(1_000_001) } }),
    'it is a text of 1000001 letters',
    {},
  ],
  [
    'a row of traffic with a date',
    {
      plugins: trafficCentre(),
      load: { traffic: { arrivals: { perHour: 5 }, handling: 5, userData: [{ userData: { born: new Date(0) } }] } },
    },
    '`load.traffic.userData.0.userData.born` is wrong: it is an object of class Date',
    {},
  ],
  [
    'a line that sends a date',
    withScript(at(5, 'ann', send('RequestChangeProperties', { ChangedProperties: { born: new Date(0) } } as never))),
    '`drive.script.0.act.attributes.ChangedProperties.born` is wrong: it is an object of class Date',
    {},
  ],

  // Plugins
]);

test('what is attached is refused on the line of the one who attaches it', async (t) => {
  const { attach } = await import('routeproof');
  t.throws(() => attach({ born: new Date(0) as never }), {
    code: 'RP_BAD_USER_DATA',
    message: /^`attach`: `born` is an object of class Date, which no message carries; write it as a text/,
  });
  t.throws(() => answer({ price: 5n as never }), { message: /^`answer`: `price` is a BigInt \(5n\)/ });
  t.notThrows(() => attach({ born: '1970-01-01', lists: { 1: { 1: 1 }, 2: { a: 'true' } } }));
});
