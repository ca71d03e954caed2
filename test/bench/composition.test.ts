import test from 'ava';
import { ContainerModule, inject, injectable, type ContainerModuleLoadOptions } from 'inversify';
import { always, createBench, explore, minutes, play, simulate, type Plugin, type Scenario } from 'routeproof';
import { inOrder, replayToken } from 'routeproof/engines';
import { Bus, definePlugin, Random, Token, type Kit } from 'routeproof/plugins';
import { playLanes } from 'routeproof/testing';
import { dayOfTraffic } from '../simulate/simulate-day.ts';
import { conferenceDay, words } from '../lanes/conference-day.ts';

/** The service, and a note for each time that it is asked to do this. */
function noting<Service extends object>(service: Service, act: keyof Service, note: () => void): Service {
  const acts = service[act] as (...given: unknown[]) => unknown;
  const noted = (...given: unknown[]): unknown => {
    note();
    return acts.apply(service, given);
  };
  return Object.assign(service, { [act]: noted });
}

/** How each service is put in its place, by binding or by what becomes of it when it is made. */
const replacing = {
  Choices:
    (note: () => void) =>
    ({ rebind }: ContainerModuleLoadOptions) =>
      void rebind(Token.Choices).toDynamicValue(() => noting(inOrder(), 'pick', note)),
  Random:
    (note: () => void) =>
    ({ rebind }: ContainerModuleLoadOptions) =>
      void rebind(Token.Random).toResolvedValue(() => noting(new Random(5), 'stream', note)),
  Bus:
    (note: () => void) =>
    ({ rebind }: ContainerModuleLoadOptions) =>
      void rebind(Token.Bus).toResolvedValue(() => noting(new Bus(), 'deliver', note)),
  Clock:
    (note: () => void) =>
    ({ onActivation }: ContainerModuleLoadOptions) =>
      onActivation(Token.Clock, (_context, clock) => noting(clock, 'actor', note)),
  Store:
    (note: () => void) =>
    ({ onActivation }: ContainerModuleLoadOptions) =>
      onActivation(Token.Store, (_context, store) => noting(store, 'interaction', note)),
  InteractionServer:
    (note: () => void) =>
    ({ onActivation }: ContainerModuleLoadOptions) =>
      onActivation(Token.InteractionServer, (_context, server) => noting(server, 'listen', note)),
};

const lane = 'ann gets:          --U--(kP)-f--O 28s e 500ms - 500ms (kP)-k';

/** Every engine, with one plugin more than its scenario has. */
const engines: Readonly<Record<string, (more: Plugin) => Promise<unknown>>> = {
  run: (more) => play(() => withPlugin(conferenceDay(), more)),
  explore: (more) => explore(() => withPlugin(conferenceDay(), more), { runs: 3, synchronous: true }),
  simulate: (more) =>
    simulate(() => withPlugin(dayOfTraffic({ scenario: { until: minutes(5) } }), more), { replications: 1, warmUp: 0 }),
  replay: async (more) => {
    const wrong = (): Scenario => ({ ...conferenceDay(), properties: [always('nothing is said', () => false)] });
    const { failures } = await explore(wrong, { runs: 1, synchronous: true, shrink: 0 });
    return replayToken(() => withPlugin(wrong(), more), failures[0]!.token);
  },
  lanes: (more) => playLanes(() => withPlugin(conferenceDay(), more), words, lane),
};

const withPlugin = (scenario: Scenario, more: Plugin): Scenario => ({
  ...scenario,
  plugins: [...scenario.plugins, more],
});

/** They answer every choice themselves. */
const answering: ReadonlySet<string> = new Set(['explore', 'replay']);

for (const [engine, plays] of Object.entries(engines))
  for (const [service, replace] of Object.entries(replacing)) {
    if (answering.has(engine) && service === 'Choices') continue;
    test(`${engine} uses the ${service} that a module has put in its place`, async (t) => {
      let used = 0;
      const modules = [new ContainerModule(replace(() => void used++))];
      await plays(definePlugin({ name: 'other', modules, setup: (kit) => void kit.choices.pick(2) }));
      t.true(used > 0);
    });
  }

test('exploring and playing a token again answer every choice themselves, so they refuse a module that does', async (t) => {
  const modules = [new ContainerModule(replacing.Choices(() => {}))];
  for (const engine of answering)
    await t.throwsAsync(engines[engine]!(definePlugin({ name: 'other', modules })), { code: 'RP_CHOICES_REBOUND' });
});

@injectable('Singleton')
class Rules {
  readonly random: Random;

  constructor(@inject(Token.Random) random: Random) {
    this.random = random;
  }
}

const Alone = Symbol('a singleton');
const Built = Symbol('built from what its context gives');
const Making = Symbol('a factory');
const Passing = Symbol('made anew each time');

/** What a plugin of a shared module is given, run by run. */
function asking() {
  const rules = new ContainerModule(({ bind }) => {
    bind(Rules).toSelf();
    bind(Alone)
      .toDynamicValue(() => ({}))
      .inSingletonScope();
    bind(Built).toDynamicValue((context) => ({ random: context.get(Token.Random), rules: context.get(Rules) }));
    bind<() => Random>(Making).toFactory((context) => () => context.get(Token.Random));
    bind(Passing)
      .toDynamicValue(() => ({}))
      .inTransientScope();
  });
  const kits: Kit[] = [];
  const plugin = definePlugin({ name: 'asks', modules: [rules], setup: (kit) => void kits.push(kit) });
  const scenario = { name: 'asks', plugins: [plugin] };
  return { kits, benches: [createBench(scenario), createBench(scenario)] };
}

test('a run has one of each service, whoever asks for it and however', (t) => {
  const { kits, benches } = asking();
  for (const [index, bench] of benches.entries()) {
    const kit = kits[index]!;
    const random = bench.get(Token.Random);
    t.is(kit.get(Token.Random), random);
    t.is(kit.get(Rules), kit.get(Rules));
    t.is(kit.get(Rules).random, random);
    t.deepEqual(kit.get(Built), { random, rules: kit.get(Rules) });
    t.is(kit.get<() => Random>(Making)(), random);
    t.not(kit.get(Passing), kit.get(Passing));
    t.is(bench.get(Token.Bus), bench.bus);
    t.is(bench.get<unknown>(Token.Store), bench.store);
  }
});

test('two runs have no service in common, not even what a module binds as a singleton', (t) => {
  const { kits, benches } = asking();
  const [one, other] = benches;
  for (const token of Object.values(Token)) t.true(one!.get<unknown>(token) !== other!.get<unknown>(token));
  for (const service of [Rules, Alone, Built, Making]) t.not(kits[0]!.get<unknown>(service), kits[1]!.get(service));
});

test('what a module would bind when it has been loaded is refused', (t) => {
  let late: ContainerModuleLoadOptions | undefined;
  const keeps = new ContainerModule((options) => {
    late = options;
  });
  const scenario = { name: 'late', plugins: [definePlugin({ name: 'keeps', modules: [keeps] })] };
  createBench(scenario);
  t.throws(() => late!.rebind(Token.Bus), { code: 'RP_BOUND_TOO_LATE' });
  t.throws(() => late!.bind(Alone), { code: 'RP_BOUND_TOO_LATE' });
});

test('a module counts in the runs whose plugins bring it, and in no other', (t) => {
  let made = 0;
  const modules = [
    new ContainerModule(({ rebind }) => void rebind(Token.Bus).toDynamicValue(() => (made++, new Bus()))),
  ];
  const brings = { name: 'brings', plugins: [definePlugin({ name: 'brings', modules })] };
  createBench(brings);
  t.is(made, 1);
  createBench({ name: 'brings not', plugins: [] });
  t.is(made, 1);
  createBench(brings);
  t.is(made, 2);
});
