import test from 'ava';
import { createBench, defineStrategy, routeTo, type Bench, type Plugin, type Scenario } from 'routeproof';
import {
  agent,
  agents,
  contactCentre,
  definePlugin,
  interactionManagement,
  mediaServer,
  registerClient,
  reportingEngine,
  rolesOf,
  service,
  statistics,
  tLibrary,
  trafficServer,
  urs,
  workingAgents,
  type MessageOf,
} from 'routeproof/plugins';
import { map } from 'rxjs';

// Plugins know each other by what they play, whatever they are called.

const toAnn = defineStrategy({
  name: 'to ann',
  route: (_interaction, desk) => desk.target('ann.A').pipe(map((ann) => routeTo(ann))),
});

/** One e-mail, which ann gets, accepts and stops; nothing is to be found wrong. */
async function day(plugins: readonly Plugin[], more: Partial<Scenario> = {}): Promise<Bench> {
  const bench = createBench(() => ({
    name: 'day',
    strategy: toAnn,
    centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound' }] },
    plugins,
    load: { interactions: [{ InteractionId: 'X1', MediaType: 'email' }] },
    ...more,
  }));
  await bench.runUntilQuiet();
  return bench;
}

/** Who asked whom for what, as `router RequestRouteCall`, from those that are looked for. */
const requestsOf = ({ trace }: Bench, ...types: readonly string[]): readonly string[] =>
  trace.messages.filter(({ type }) => types.includes(type)).map(({ from, to, type }) => `${from} ${type} ${to}`);

const ends = (bench: Bench) => requestsOf(bench, 'EventProcessingStopped');

test('a router and a reporting engine may be called anything', async (t) => {
  for (const plugins of [
    [urs({ name: 'router' }), tLibrary(), reportingEngine('figures'), mediaServer('letters'), agents()],
    [agents(), mediaServer('letters'), tLibrary(), urs({ name: 'router' }), reportingEngine('figures')],
  ]) {
    const bench = await day(plugins);
    t.deepEqual(bench.findings, []);
    t.deepEqual(requestsOf(bench, 'RequestRouteCall', 'RequestOpenStatistic'), [
      'router RequestOpenStatistic figures',
      'router RequestRouteCall interaction-server',
    ]);
    t.deepEqual(ends(bench), ['interaction-server EventProcessingStopped figures']);
  }
});

test('of several reporting engines URS asks the first, unless it is told which', async (t) => {
  const engines = [reportingEngine('icon'), reportingEngine('stat-server')];
  const asked = async (router: Plugin, plugins: readonly Plugin[] = engines) =>
    requestsOf(await day([router, ...plugins, mediaServer(), agents()]), 'RequestOpenStatistic');
  t.deepEqual(await asked(urs()), ['urs RequestOpenStatistic icon']);
  t.deepEqual(await asked(urs({ statistics: 'stat-server' })), ['urs RequestOpenStatistic stat-server']);
  // One that only records is asked by nobody, wherever it stands.
  const recorder = definePlugin({
    name: 'recorder',
    plays: 'reporting-engine',
    setup: (kit) => void registerClient(kit.connect('reporting-engine', 'recorder'), 'ReportingEngine').subscribe(),
  });
  t.deepEqual(await asked(urs(), [recorder, ...engines]), ['urs RequestOpenStatistic icon']);
});

test('two of URS share a bench: when the first has gone, the second routes', async (t) => {
  const plugins = [reportingEngine(), urs(), urs({ name: 'urs 2' }), tLibrary(), mediaServer(), agents()];
  t.deepEqual(requestsOf(await day(plugins), 'EventRouteRequest'), ['interaction-server EventRouteRequest urs']);
  const bench = await day(plugins, {
    drive: { script: [{ actor: 'urs', at: 0, act: { do: 'disconnect' } }] },
    load: { interactions: [{ InteractionId: 'X1', MediaType: 'email', at: 1000 }] },
  });
  t.deepEqual(requestsOf(bench, 'EventRouteRequest', 'RequestRouteCall'), [
    'interaction-server EventRouteRequest urs 2',
    'urs 2 RequestRouteCall interaction-server',
  ]);
  t.deepEqual(bench.findings, []);
});

/** A router of an author's own: stops whatever it is asked about. */
const stopper = definePlugin({
  name: 'mine',
  plays: 'urs',
  setup(kit) {
    const link = kit.connect('urs', 'mine');
    registerClient(link, 'Router').subscribe();
    link.messages.subscribe((message) => {
      if (message.type !== 'EventRouteRequest') return;
      const { CallUUID: InteractionId = '' } = message.body;
      link.send(interactionManagement.create('RequestStopProcessing', { InteractionId }));
    });
  },
});

/** A reporting engine of an author's own, which says of everybody that nobody is there. */
const empty = definePlugin({
  name: 'nobody there',
  plays: ['reporting-engine', 'forecast'],
  setup: (kit) =>
    void kit.listen('reporting-engine', 'nobody').subscribe((connection) =>
      connection.received.subscribe(({ ref, body }) => {
        const { StatisticType } = body as MessageOf<'RequestOpenStatistic'>['body'];
        connection.send(statistics.create('EventStatisticOpened', { ReferenceId: ref!, StatisticType }));
      }),
    ),
});

test('an own plugin stands where one of ours would: it says what it plays', async (t) => {
  const bench = await day([tLibrary(), stopper, mediaServer(), reportingEngine(), agents()]);
  t.deepEqual(bench.findings, []);
  t.deepEqual(requestsOf(bench, 'RequestRouteCall'), ['mine RequestRouteCall interaction-server']);
  const waiting = await day([urs(), empty, mediaServer(), agents()], { until: 60_000 });
  t.deepEqual(requestsOf(waiting, 'RequestOpenStatistic'), ['urs RequestOpenStatistic nobody']);
  t.deepEqual(requestsOf(waiting, 'RequestDeliver'), []);
});

test('what is needed is set up before, all who play it, and one who plays none is needed by its name', async (t) => {
  const order: string[] = [];
  const noted = (name: string, more: Partial<Plugin> = {}) =>
    definePlugin({ name, setup: () => void order.push(name), ...more });
  await day([
    noted('late', { needs: ['forecast', 'book'] }),
    // Who plays what it needs means the others.
    noted('third', { plays: 'forecast', needs: ['urs'] }),
    noted('book'),
    noted('first', { plays: ['map', 'forecast'] }),
    ...contactCentre(),
  ]);
  t.deepEqual(order, ['third', 'first', 'book', 'late']);
});

test('who needs the role that it plays means another one', (t) => {
  const plugin: Plugin = { name: 'second opinion', plays: 'reporting-engine', needs: ['reporting-engine'] };
  const bench = (...plugins: readonly Plugin[]) => createBench(() => ({ name: 'x', plugins }));
  t.throws(() => bench(plugin), { message: /Plugin 'second opinion' needs 'reporting-engine', and no other plugin/ });
  t.notThrows(() => bench(plugin, reportingEngine()));
  const other = { ...plugin, name: 'third opinion' };
  t.throws(() => bench(plugin, other), {
    message: /circle: second opinion needs third opinion needs second opinion\./,
  });
});

test('what the errors say that brings a role does play it', (t) => {
  const missing = (role: string): string => {
    const error = t.throws(() => createBench(() => ({ name: 'x', plugins: [{ name: 'needy', needs: [role] }] })));
    return /Add `(\w+)\(/.exec(error.message)?.[1] ?? error.message;
  };
  const brings: Readonly<Record<string, readonly Plugin[]>> = {
    agents: [agents(), agent('ann'), workingAgents()],
    mediaServer: [mediaServer(), mediaServer('fax'), trafficServer()],
    urs: [urs(), urs({ name: 'router' })],
    reportingEngine: [reportingEngine(), reportingEngine('icon')],
    service: [service('Classifier', {})],
    tLibrary: [tLibrary()],
  };
  for (const role of ['agent', 'media-server', 'urs', 'reporting-engine', 'service', 't-library'])
    for (const plugin of brings[missing(role)] ?? []) t.deepEqual(rolesOf(plugin), [role]);
  t.deepEqual(
    ['agent', 'media-server', 'urs', 'reporting-engine', 'service', 't-library'].map(missing),
    Object.keys(brings),
  );
});
