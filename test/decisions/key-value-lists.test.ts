import test from 'ava';
import fc from 'fast-check';
import {
  attach,
  binary,
  createBench,
  defineStrategy,
  placeInQueue,
  type Decision,
  type KeyValues,
  type Scenario,
} from 'routeproof';
import { answer, contactCentre, interactionManagement, sealed, service } from 'routeproof/plugins';
import { packedSize } from 'routeproof/protocol';
import { traceLine } from 'routeproof/report';
import { concatMap, of } from 'rxjs';
import { cases } from '../sizes.ts';

// What a key-value list can hold: texts, whole numbers of 32 bits, bytes and lists.

/** What is attached, and what is said of it. */
const refused: Readonly<Record<string, readonly [value: unknown, sentence: string]>> = {
  'a flag': [true, "`attach`: `it` is true, which no message carries; write 1 or 'true'."],
  'another flag': [false, "`attach`: `it` is false, which no message carries; write 0 or 'false'."],
  'a fraction': [
    0.5,
    "`attach`: `it` is 0.5, which no message carries; only whole numbers travel; write it as a text: '0.5'.",
  ],
  'a number of more than 32 bits': [
    2_147_483_648,
    "`attach`: `it` is 2147483648, which no message carries; whole numbers have 32 bits there; write it as a text: '2147483648'.",
  ],
  'no number': [NaN, '`attach`: `it` is NaN, which no message carries; look at how it is computed.'],
  'an array': [
    ['gold'],
    "`attach`: `it` is a list, which no message carries; write a key-value list with the keys '1', '2' and so on.",
  ],
  'an array within': [
    { of: { these: [1] } },
    "`attach`: `it.of.these` is a list, which no message carries; write a key-value list with the keys '1', '2' and so on.",
  ],
  undefined: [undefined, '`attach`: `it` is undefined, which no message carries; leave it out.'],
  null: [null, '`attach`: `it` is null, which no message carries; leave it out.'],
  'bytes as they are': [
    Uint8Array.of(1),
    '`attach`: `it` is an object of class Uint8Array, which no message carries; write `binary(bytes)`.',
  ],
  'what is nothing of all that': [
    new Map(),
    '`attach`: `it` is an object of class Map, which no message carries; use texts, whole numbers, `binary(…)` and key-value lists.',
  ],
};

for (const [what, [value, message]] of Object.entries(refused))
  test(`${what} is refused where it is attached, with what to write in its place`, (t) => {
    t.throws(() => attach({ it: value } as never), { code: 'RP_BAD_USER_DATA', message });
    t.throws(() => answer({ it: value } as never), { message: message.replace('attach', 'answer') });
    const scenario = (more: object) => () => ({ name: 'x', plugins: contactCentre(), ...more }) as Scenario;
    const advice = message.slice(message.indexOf('carries; ') + 9, -1);
    t.throws(() => createBench(scenario({ load: { interactions: [{ UserData: { it: value } }] } })), {
      message: new RegExp(
        `load\\.interactions\\.0\\.UserData\\.it.* is wrong: it is .*; ${advice.replaceAll(/[.()'`…]/g, '.')}\\.`,
      ),
    });
    t.throws(
      () =>
        createBench(
          scenario({
            drive: {
              script: [
                {
                  actor: 'email-server',
                  at: 0,
                  act: { do: 'send', request: 'RequestSubmit', attributes: { UserData: { it: value } } },
                },
              ],
            },
          }),
        ),
      {
        message: /`drive\.script\.0\.act\.attributes\.UserData\.it.* is wrong: it is/,
      },
    );
  });

/** One e-mail, of which this strategy decides. */
const day = (route: Parameters<typeof defineStrategy>[0]['route'], UserData: KeyValues = {}): Scenario => ({
  name: 'lists',
  strategy: defineStrategy({ name: 'lists', route }),
  centre: { queues: [{ name: 'Inbound' }, { name: 'Done', strategy: null }] },
  plugins: [...contactCentre(), service('Echo', { say: (params) => answer(params) })],
  load: { interactions: [{ InteractionId: 'X1', UserData }] },
});

const run = async (scenario: Scenario) => {
  const bench = createBench(() => scenario);
  await bench.runUntilQuiet();
  return bench;
};

test('what a strategy gives to a service, and cannot be carried, is told on its line', async (t) => {
  const { findings } = await run(
    day((_interaction, desk) =>
      desk.invoke('Echo', 'say', { vip: true } as never).pipe(concatMap(() => of(placeInQueue('Done')))),
    ),
  );
  t.regex(
    findings[0]!.sentence,
    /UserData of Request3rdServer: `vip` is true, which no message carries; write 1 or 'true'\./,
  );
  t.regex(findings[0]!.where ?? '', /key-value-lists\.test\.[jt]s:\d+/);
});

const photo = binary([1, 255, 0]);

test('bytes travel to a strategy, to a service and back, with the T-Library and without', async (t) => {
  const seen: unknown[] = [];
  for (const tLibrary of [true, false]) {
    const scenario = day(
      ({ userData }, desk) =>
        desk.invoke('Echo', 'say', { photo: userData['photo']! }).pipe(
          concatMap((said): readonly Decision[] => {
            seen.push(userData['photo'], said['photo']);
            return [attach({ copy: { of: said['photo']! } }), placeInQueue('Done')];
          }),
        ),
      { photo },
    );
    const plugins = [...contactCentre({ tLibrary }), ...scenario.plugins.slice(-1)];
    const bench = await run({ ...scenario, plugins });
    t.deepEqual(bench.findings, []);
    t.deepEqual(bench.store.interaction('X1')?.properties.UserData, { photo, copy: { of: photo } });
    const submitted = bench.trace.messages.find(({ type }) => type === 'RequestSubmit')!;
    t.regex(JSON.stringify(traceLine(submitted)), /"UserData":\{"photo":\{"binary":"01ff00"\}\}/);
  }
  t.deepEqual(seen, [photo, photo, photo, photo]);
});

test('bytes can be compared, printed and read back', (t) => {
  t.true(photo.equals(binary('01FF00')));
  t.false(photo.equals(binary('01ff01')));
  t.deepEqual(binary(new Uint8Array([1, 255, 0])), photo);
  t.deepEqual(photo.bytes, Uint8Array.of(1, 255, 0));
  t.is(photo.length, 3);
  t.is(String(photo), 'binary 01ff00');
  const { binary: hex } = JSON.parse(JSON.stringify(photo)) as { readonly binary: string };
  t.deepEqual(binary(hex), photo);
  const list = sealed({ photo });
  t.true(Object.isFrozen(list) && Object.isFrozen(list.photo) && list.photo === photo);
  for (const wrong of ['0', 'xy', [256], [-1], [0.5], 5, null])
    t.throws(() => binary(wrong as never), { code: 'RP_NOT_BINARY' });
});

test('any list of these is taken as it is, and its size is that of its bytes', (t) => {
  const name = fc.string({ unit: 'grapheme' }).filter((each) => each !== '__proto__');
  const { list } = fc.letrec<{ list: KeyValues; value: KeyValues[string] }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.string({ unit: 'grapheme' }),
      fc.integer(),
      fc.uint8Array({ maxLength: 9 }).map(binary),
      tie('list'),
    ),
    list: fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  }));
  fc.assert(
    fc.property(list, (given) => {
      const { body } = interactionManagement.create('RequestSubmit', {
        MediaType: 'email',
        Queue: 'Q',
        UserData: given,
      });
      t.deepEqual(body.UserData, given);
      t.is(packedSize(given), packed(given));
      t.is(packedSize(sealed(given)), packed(given));
    }),
    { numRuns: cases({ short: 60, long: 2000 }) },
  );
});

/** As URS packs it: the number of pairs in two bytes, of each its kind and the lengths of key and value in five, and then both. */
const packed = (list: KeyValues): number =>
  2 +
  Object.entries(list)
    .map(([name, value]) => {
      const head = 5 + new TextEncoder().encode(name).length;
      if (typeof value === 'string') return head + new TextEncoder().encode(value).length;
      if (typeof value === 'number') return head + 4;
      return (
        head +
        (value instanceof photo.constructor ? (value as typeof photo).binary.length / 2 : packed(value as KeyValues))
      );
    })
    .reduce((sum, size) => sum + size, 0);

test('FX4: user data of more than 16000 bytes is warned of, and of more than 65535 refused', async (t) => {
  const done = () => placeInQueue('Done');
  const ofSize = (bytes: number): KeyValues => ({ a: 'x'.repeat(bytes - packedSize({ a: '' })) });
  t.deepEqual((await run(day(done, ofSize(15_500)))).findings, []);
  const [warning, ...others] = (await run(day(done, ofSize(16_001)))).findings;
  t.like(warning, { kind: 'user-data-large', severity: 'warning', interaction: 'X1' });
  t.deepEqual(others, []);
  t.regex(warning!.sentence, /The user data in RequestSubmit has 16001 bytes when it is packed/);
  t.notThrows(() => attach(ofSize(65_535)));
  t.throws(() => attach(ofSize(65_536)), {
    message: '`attach`: it is a list of 65536 bytes when it is packed, which no message carries; keep it below 65535.',
  });
  t.throws(() => attach({ a: ofSize(70_000) }), { code: 'RP_BAD_USER_DATA' });
  // What is added little by little is refused by the server.
  const bench = await run(day(() => [attach(ofSize(40_000)), attach({ b: 'x'.repeat(40_000) }), placeInQueue('Done')]));
  t.deepEqual(bench.findings.map(({ kind }) => kind).toSorted(), ['refusal-unheard', 'user-data-large']);
  t.regex(
    bench.findings.find(({ kind }) => kind === 'refusal-unheard')!.sentence,
    /user-data-too-large \(The attached data of the interaction would have more than 65535 bytes/,
  );
});

test('FX4: whether a customer is on line is 1 or 0 in what URS gets, and a media server says it so', async (t) => {
  const seen: unknown[] = [];
  const scenario = day(({ properties, userData }) => {
    seen.push(properties.IsOnline, userData['IsOnline']);
    return placeInQueue('Done');
  });
  const bench = await run({
    ...scenario,
    load: { interactions: [{ InteractionId: 'X1', MediaType: 'chat', IsOnline: true }] },
    drive: {
      script: [
        {
          actor: 'email-server',
          at: 5000,
          act: {
            do: 'send',
            request: 'RequestChangeProperties',
            attributes: { InteractionId: 'X1', ChangedProperties: { IsOnline: 0 } },
          },
        },
      ],
    },
  });
  t.deepEqual(bench.findings, []);
  t.deepEqual(seen, [true, undefined]);
  const handedOver = bench.trace.messages.find(({ type }) => type === 'EventRouteRequest')!;
  t.is((handedOver.body as { readonly UserData: KeyValues }).UserData['IsOnline'], 1);
  t.like(bench.store.interaction('X1')?.properties, { IsOnline: false, AbandonedAt: 5000 });
});

test('times of an interaction that URS gets have no fractions', async (t) => {
  const bench = await run({
    ...day((_interaction, desk) => desk.after(0.25).pipe(concatMap(() => of(placeInQueue('Done'))))),
    load: { interactions: [{ InteractionId: 'X1', at: 0.5 }] },
  });
  const handedOver = bench.trace.messages.find(({ type }) => type === 'EventRouteRequest')!;
  for (const value of Object.values((handedOver.body as { readonly UserData: KeyValues }).UserData))
    t.true(typeof value !== 'number' || Number.isInteger(value));
});

test('bytes look alike in a run and in a search, whose threads hand over what they found', (t) => {
  const body = sealed({ UserData: { photo } });
  t.is(JSON.stringify(structuredClone(body)), JSON.stringify(body));
  t.is(JSON.stringify(body), '{"UserData":{"photo":{"binary":"01ff00"}}}');
});
