import test from 'ava';
import { ContainerModule, type ContainerModuleLoadOptions } from 'inversify';
import { always, createBench, explore, play, type Plugin, type Scenario } from 'routeproof';
import { Clock, inOrder } from 'routeproof/engines';
import { Bus, connectClient, definePlugin, Random, Token } from 'routeproof/plugins';
import { conferenceDay } from '../lanes/conference-day.ts';

type Load = (options: ContainerModuleLoadOptions) => unknown;

const plugin = (name: string, load: Load): Plugin =>
  definePlugin({ name, modules: [new ContainerModule((options) => void load(options))] });

const withPlugins = (...more: readonly Plugin[]): Scenario => {
  const day = conferenceDay();
  return { ...day, plugins: [...day.plugins, ...more] };
};

const kept = Symbol('kept by a module');

/** What a module does, and what is said of it. */
const refused: readonly (readonly [what: string, code: string, load: Load])[] = [
  ['binds a Bus for all runs', 'RP_CONSTANT_SERVICE', ({ rebind }) => rebind(Token.Bus).toConstantValue(new Bus())],
  [
    'binds chance for all runs',
    'RP_CONSTANT_SERVICE',
    ({ rebind }) => rebind(Token.Random).toConstantValue(new Random(1)),
  ],
  [
    'binds choices for all runs',
    'RP_CONSTANT_SERVICE',
    ({ rebind }) => rebind(Token.Choices).toConstantValue(inOrder()),
  ],
  [
    'binds a Bus for all runs under a name of its own',
    'RP_CONSTANT_SERVICE',
    ({ bind, rebind }) => {
      bind(kept).toConstantValue(new Bus());
      rebind(Token.Bus).toService(kept);
    },
  ],
  [
    'puts nothing in the place of the Bus',
    'RP_NO_SERVICE',
    ({ rebind }) => rebind(Token.Bus).toDynamicValue(() => ({}) as Bus),
  ],
  [
    'promises a Bus',
    'RP_NO_SERVICE',
    ({ rebind }) => rebind(Token.Bus).toDynamicValue(async () => Promise.resolve(new Bus())),
  ],
  [
    'makes a Clock of its own options',
    'RP_CLOCK_OF_OTHER_OPTIONS',
    ({ rebind }) => rebind(Token.Clock).toResolvedValue((choices) => new Clock({ choices }), [Token.Choices]),
  ],
  ['takes the Bus away', 'RP_NOT_COMPOSED', ({ unbind }) => unbind(Token.Bus)],
  [
    'has the Bus lead back to itself',
    'RP_NOT_COMPOSED',
    ({ bind, rebind }) => {
      bind(kept).toService(Token.Bus);
      rebind(Token.Bus).toService(kept);
    },
  ],
  ['binds a second Bus', 'RP_NOT_COMPOSED', ({ bind }) => bind(Token.Bus).toDynamicValue(() => new Bus())],
  [
    'rebinds the Bus for some only',
    'RP_NOT_COMPOSED',
    ({ rebind }) =>
      rebind(Token.Bus)
        .toDynamicValue(() => new Bus())
        .whenNamed('x'),
  ],
  [
    'waits for the end of a service',
    'RP_NEVER_DEACTIVATED',
    ({ onDeactivation }) => onDeactivation(Token.Bus, () => {}),
  ],
  ['asks for the time', 'RP_REAL_TIME', () => Date.now()],
  [
    'asks for the time when a service is made',
    'RP_REAL_TIME',
    ({ rebind }) => rebind(Token.Random).toDynamicValue(() => new Random(Date.now())),
  ],
];

for (const [what, code, load] of refused)
  test(`refused, with the plugin's name where it is one's mistake: a module that ${what}`, (t) => {
    const thrown = t.throws(() => createBench(withPlugins(plugin('own', load))), { code });
    if (code !== 'RP_REAL_TIME') t.regex(thrown!.message, /'own'/);
  });

test('what is no module, and one that would be loaded later, are refused', (t) => {
  const none = { name: 'own', modules: [{}] } as unknown as Plugin;
  t.throws(() => createBench(withPlugins(none)), { code: 'RP_NO_MODULE' });
  const late = definePlugin({ name: 'own', modules: [new ContainerModule(async () => Promise.resolve())] });
  t.throws(() => createBench(withPlugins(late)), { code: 'RP_NOT_COMPOSED' });
});

test('two plugins that rebind the same service are refused, in either order', (t) => {
  const rebinds = (name: string) => plugin(name, ({ rebind }) => rebind(Token.Bus).toDynamicValue(() => new Bus()));
  for (const names of [
    ['a', 'b'],
    ['b', 'a'],
  ])
    t.throws(() => createBench(withPlugins(...names.map(rebinds))), {
      code: 'RP_REBOUND_TWICE',
      message: new RegExp(`'${names[0]}' and '${names[1]}'`),
    });
});

test('a Bus that is asked for anew each time is one Bus all the same', async (t) => {
  const transient = plugin('own', ({ rebind }) =>
    rebind(Token.Bus)
      .toDynamicValue(() => new Bus())
      .inTransientScope(),
  );
  const byName = plugin('own', ({ bind, rebind }) => {
    bind(kept)
      .toDynamicValue(() => new Bus())
      .inTransientScope();
    rebind(Token.Bus).toService(kept);
  });
  const plain = await play(() => conferenceDay());
  for (const own of [transient, byName]) t.deepEqual((await play(() => withPlugins(own))).messages, plain.messages);
});

test('a Clock that is made with the options of the run judges, limits and races as the run has it', async (t) => {
  const { rebinds, made } = counted();
  const never = always('nobody has anything', () => false);
  const played = await play(() => ({ ...withPlugins(rebinds), properties: [never] }));
  t.is(played.verdict, 'fail');
  t.is(made(), 1);
  t.is((await play(() => ({ ...withPlugins(rebinds), limits: { eventsPerRun: 20 } }))).verdict, 'inconclusive');
});

function counted() {
  let count = 0;
  const rebinds = plugin('own', ({ rebind }) =>
    rebind(Token.Clock).toResolvedValue((options) => (count++, new Clock(options)), [Token.ClockOptions]),
  );
  return { rebinds, made: () => count };
}

test('exploring refuses choices that a module changes where they are', async (t) => {
  const first = plugin('own', ({ onActivation }) =>
    onActivation(Token.Choices, (_context, choices) => Object.assign(choices, { pick: () => 0 })),
  );
  await t.throwsAsync(
    explore(() => withPlugins(first), { synchronous: true }),
    { code: 'RP_CHOICES_REBOUND' },
  );
});

/** Two programs that act at the same instant, and what they have in common: only where B comes first is anything wrong. */
const twoClerks = (
  common: (name: string) => Partial<Plugin>,
  act: (kit: Parameters<NonNullable<Plugin['setup']>>[0], name: string) => boolean,
): Scenario => {
  const clerk = (name: string): Plugin =>
    definePlugin({
      ...{ name, plays: 'media-server', synchronous: true, ...common(name) },
      setup: (kit) => {
        connectClient(kit, 'media-server', name);
        kit.clock.schedule(() => {
          if (act(kit, name)) kit.finding({ kind: 'b-first', sentence: 'B was first.' });
        }, 1000);
      },
    });
  return { name: 'two clerks', plugins: [clerk('A'), clerk('B')] };
};

test('where two actors share a service of a module, exploring leaves no order out', async (t) => {
  const stock = Symbol('stock');
  const module = () =>
    new ContainerModule(
      ({ bind }) =>
        void bind(stock)
          .toDynamicValue(() => [] as string[])
          .inSingletonScope(),
    );
  const shared = () =>
    twoClerks(
      (name) => (name === 'A' ? { modules: [module()] } : {}),
      (kit, name) => kit.get<string[]>(stock).push(name) === 2 && name === 'A',
    );
  const explored = await explore(shared, { synchronous: true });
  t.is(explored.verdict, 'violated');
  t.regex(explored.reduction, /^no reduction: plugin 'A' binds services/);
});

test('where two plugins draw from one stream of chance, exploring leaves no order out', async (t) => {
  const drawn = new Random(1).stream('common');
  const second = (drawn.next(), drawn.next());
  const shared = () =>
    twoClerks(
      () => ({}),
      (kit, name) => kit.get(Token.Random).stream('common').next() === second && name === 'A',
    );
  const explored = await explore(shared, { synchronous: true });
  t.is(explored.verdict, 'violated');
  t.regex(explored.reduction, /^no reduction: two plugins draw from the stream 'common'/);
  const apart = () =>
    twoClerks(
      () => ({}),
      (kit, name) => kit.get(Token.Random).stream(name).next() < 0,
    );
  t.regex((await explore(apart, { synchronous: true })).reduction, /^steps of different actors were told apart/);
});
