import test from 'ava';
import {
  at,
  createBench,
  defineStrategy,
  explore,
  placeInQueue,
  routeTo,
  seconds,
  send,
  when,
  type Bench,
  type Decision,
  type Plugin,
  type Scenario,
} from 'routeproof';
import {
  answerCall,
  ask,
  connectClient,
  definePlugin,
  failCall,
  faults,
  interactionManagement,
  logInAgent,
  refusalIn,
  reporting,
  Roster,
  StatisticsServer,
  submitLoad,
  tLibrary,
  urs,
} from 'routeproof/plugins';
import { catchError, concatMap, from, map, merge, of, type Observable } from 'rxjs';
import { isLong } from '../sizes.ts';

// An author's actors, each written by what is public alone, as short as ours.

/** An agent who accepts whatever comes, and puts it into a queue when it is done. */
const kiosk = (): Plugin =>
  definePlugin({
    name: 'kiosk',
    plays: 'agent',
    synchronous: true,
    setup(kit) {
      const sue = connectClient(kit, 'agent', 'sue');
      sue.registered.subscribe(() =>
        logInAgent(sue.actor, sue, { AgentId: 'sue', PlaceId: 'sue-place', MediaList: { email: 1 } }),
      );
      sue.messages.subscribe(({ type, interaction, body }) => {
        if (type !== 'EventInvite') return;
        const { TicketId } = body as { readonly TicketId: number };
        ask(sue, interactionManagement.create('RequestAccept', { InteractionId: interaction!, TicketId })).subscribe(
          (answer) => {
            if (refusalIn(answer).error !== undefined) return;
            sue.send(
              interactionManagement.create('RequestPlaceInQueue', { InteractionId: interaction!, Queue: 'Done' }),
            );
          },
        );
      });
    },
  });

/** A media server that submits its load, and notes what was stopped. */
const postOffice = (stopped: string[] = []): Plugin =>
  definePlugin({
    name: 'post office',
    plays: 'media-server',
    synchronous: true,
    setup(kit) {
      const post = connectClient(kit, 'media-server', 'post', { extension: { event_processing_stopped: 1 } });
      submitLoad(post, kit.load('post'));
      post.messages.subscribe(({ type, interaction }) => {
        if (type === 'EventProcessingStopped') stopped.push(interaction!);
      });
    },
  });

/** A router that sends everything to sue, whatever it is asked about. */
const pipe = (): Plugin =>
  definePlugin({
    name: 'pipe',
    plays: 'urs',
    synchronous: true,
    setup(kit) {
      const router = connectClient(kit, 'urs', 'pipe');
      router.messages.subscribe((message) => {
        if (message.type !== 'EventRouteRequest') return;
        const { CallUUID: InteractionId = '', ConnID } = message.body;
        const named = { InteractionId, Extension: { ConnID } };
        ask(router, interactionManagement.create('RequestDeliver', { ...named, AgentId: 'sue' })).subscribe();
      });
    },
  });

/** A third-party server with a stock. */
const stock = (): Plugin =>
  definePlugin({
    name: 'stock',
    plays: 'service',
    synchronous: true,
    setup(kit) {
      const service = connectClient(kit, 'service', 'Stock');
      const left: Record<string, number> = { tea: 1 };
      service.messages.subscribe((call) => {
        if (call.type !== 'Request3rdServer') return;
        const { of } = call.body.UserData as { readonly of: string };
        if (left[of] === undefined) failCall(service, call, { code: 404, description: `There is no ${of}.` });
        else answerCall(service, call, { Left: left[of]-- });
      });
    },
  });

/** A Stat Server that tells URS of nobody but sue. */
const figures = (): Plugin =>
  definePlugin({
    name: 'figures',
    plays: 'reporting-engine',
    synchronous: true,
    setup(kit) {
      const engine = connectClient(kit, 'reporting-engine', 'figures');
      const roster = new Roster(kit.centre.agents);
      const statistics = new StatisticsServer(roster, engine.actor.listen('reporting-engine', 'figures'));
      engine.registered.subscribe(() => engine.send(reporting.create('RequestStartPlaceAgentStateReportingAll', {})));
      engine.messages.subscribe((event) => {
        for (const agent of roster.take(event)) if (agent.name === 'sue') statistics.tell(agent);
      });
    },
  });

const order = defineStrategy({
  name: 'order',
  route: ({ userData }, desk) =>
    desk
      .invoke('Stock', 'take', { of: userData['of']! })
      .pipe(
        concatMap(({ Left }) =>
          Number(Left) > 0 ? desk.target('sue.A').pipe(map((sue) => routeTo(sue))) : from([placeInQueue('Sold out')]),
        ),
      ),
});

/** The same, for days on which something breaks. */
const inAnyCase = defineStrategy({
  name: 'in any case',
  route: (interaction, desk) =>
    merge(
      desk.refused.pipe(map(() => placeInQueue('Sold out'))),
      from(order.route(interaction, desk) as Observable<Decision>).pipe(catchError(() => of(placeInQueue('Sold out')))),
    ),
});

const ours = (more: Partial<Scenario> = {}, ...extra: readonly Plugin[]): Scenario => ({
  name: 'own plugins alone',
  strategy: order,
  centre: {
    agents: [{ name: 'sue' }],
    queues: [{ name: 'Inbound' }, ...['Done', 'Sold out'].map((name) => ({ name, strategy: null }))],
  },
  plugins: [urs({ name: 'router' }), tLibrary(), kiosk(), postOffice(), stock(), figures(), ...extra],
  load: {
    interactions: ['A1', 'A2'].map((InteractionId, index) => ({
      InteractionId,
      at: seconds(1 + index),
      UserData: { of: 'tea' },
    })),
  },
  ...more,
});

const run = async (scenario: Scenario): Promise<Bench> => {
  const bench = createBench(() => scenario);
  await bench.runUntilQuiet();
  return bench;
};

test('an agent, a media server, a service and a reporting engine of an author play together with URS', async (t) => {
  const bench = await run(ours());
  t.deepEqual(bench.findings, []);
  t.deepEqual(bench.store.waitingIn('Done'), ['A1']);
  t.deepEqual(bench.store.waitingIn('Sold out'), ['A2']);
});

test('a router of an author stands in place of URS, with the T-Library and without', async (t) => {
  for (const words of [[tLibrary()], []]) {
    const plugins = [pipe(), kiosk(), postOffice(), figures(), ...words];
    const bench = await run({ ...ours(), plugins });
    t.deepEqual(bench.findings, []);
    t.deepEqual(bench.store.waitingIn('Done'), ['A1', 'A2']);
    t.is(
      bench.trace.messages.some(({ type }) => type === 'RequestRouteCall'),
      words.length > 0,
    );
  }
});

test('each of them is set up in at most fifteen lines', (t) => {
  for (const { name, setup } of [kiosk(), postOffice(), pipe(), stock(), figures()])
    t.true(String(setup).split('\n').length <= 17, name);
});

test('a service that fails is a fault for the strategy, which names its reason', async (t) => {
  const { findings } = await run(ours({ load: { interactions: [{ InteractionId: 'A1', UserData: { of: 'salt' } }] } }));
  t.regex(findings[0]!.sentence, /Service 'Stock' failed at 'take': There is no salt\./);
});

test('lines of the script are followed once, by whoever gets them from the kit', async (t) => {
  const stopped: string[] = [];
  const stops = (InteractionId: string) => send('RequestStopProcessing', { InteractionId });
  const bench = await run({
    ...ours({
      drive: {
        script: [
          // Two events come, and the line is followed at the first of them.
          when('sue', 'EventInvite', send('RequestNotReadyForMedia', { MediaType: 'email' }), { after: seconds(5) }),
          when('post', 'EventProcessingStopped', send('RequestSubmit', { MediaType: 'email', Queue: 'Done' })),
          ...['A1', 'A2'].map((id) => at(seconds(20), 'post', stops(id))),
        ],
      },
    }),
    plugins: [urs(), kiosk(), postOffice(stopped), stock(), figures()],
  });
  t.deepEqual(bench.findings, []);
  const sent = (type: string) => bench.trace.messages.filter((message) => message.type === type).length;
  t.is(sent('RequestSubmit'), 3);
  t.is(sent('RequestNotReadyForMedia'), 1);
  t.deepEqual(stopped, ['A1', 'A2']);
});

test('they come back when their connection has ended, in every order', async (t) => {
  for (const client of isLong ? ['sue', 'post', 'Stock', 'figures'] : ['post', 'Stock']) {
    const { verdict, failures, goals } = await explore(
      () =>
        ours(
          {
            strategy: inAnyCase,
            load: { interactions: [{ InteractionId: 'A1', at: seconds(1), UserData: { of: 'tea' } }] },
          },
          faults({ disconnect: [{ of: client, when: 'EventAck' }] }),
        ),
      { synchronous: true },
    );
    t.is(verdict, 'proved', failures[0]?.finding.sentence);
    t.true(goals.every(({ reached }) => reached));
  }
});
