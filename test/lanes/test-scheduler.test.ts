import { readFileSync } from 'node:fs';
import test from 'ava';
import {
  at,
  attach,
  createBench,
  defineStrategy,
  follow,
  placeInQueue,
  seconds,
  stop,
  type Act,
  type Scenario,
  type Strategy,
} from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import { drawFrames, LaneFailure, playLanes } from 'routeproof/testing';
import { NEVER, map, merge, timer, type Observable } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { question, table, words } from './conference-day.ts';

/** The same table, with another time-out of invitations. */
const patientTable =
  (timeout: number, script: NonNullable<Scenario['drive']>['script'] = []) =>
  (): Scenario => ({ ...table(script), server: { 'delivering-timeout': timeout } });

/** What the actors of the table do, in letters. */
const { S, u, b, a } = words;
const acts: Record<string, Act> = { S, u, b, a };

type Tools = Parameters<Parameters<TestScheduler['run']>[0]>[0] & { readonly scheduler: TestScheduler };

/** Runs with what RxJS gives to a test, and with the scheduler that gives it; a difference is drawn. */
const inScheduler = (work: (tools: Tools) => void): void => {
  const scheduler = new TestScheduler(drawFrames);
  scheduler.run((tools) => work({ ...tools, scheduler }));
};

/** ann invites bob at 3 s; what bob does comes from marbles of RxJS. */
function scheduled(timeout: number, bob: Observable<Act>, { hot, scheduler }: Tools) {
  const drivers = { 'email-server': hot('1s S', acts), ann: hot('2s u 999ms b', acts), bob };
  const script = Object.entries(drivers).map(([actor, does]) => at(0, actor, follow(does)));
  return createBench(patientTable(timeout, script), { scheduler });
}

interface Pair {
  readonly sentence: string;
  readonly lanes: (timeout: number) => Promise<unknown>;
  readonly scheduler: (timeout: number) => void;
}

const pairs: readonly Pair[] = [
  {
    sentence: 'who does not answer is revoked after thirty seconds',
    lanes: (timeout) =>
      playLanes(
        patientTable(timeout),
        words,
        `
        email-server does: -S
        ann does:          --ub
        bob gets:          ---i 30s t
      `,
      ),
    scheduler: (timeout) =>
      inScheduler((tools) => {
        const { bus } = scheduled(timeout, NEVER, tools);
        const told = merge(bus.on('EventInvite'), bus.on('EventRevoked', 'InteractionManagement'));
        const expected = '3s i 29999ms r';
        // Upkeep goes on there: hours later ann's own time-out would come.
        tools.expectObservable(told.pipe(map(({ type, to }) => `${to} ${type}`)), '^ 1m !').toBe(expected, {
          i: 'bob EventInvite',
          r: 'bob EventRevoked',
        });
      }),
  },
  {
    sentence: 'the inviter is answered when the invitation has ended',
    lanes: (timeout) =>
      playLanes(
        patientTable(timeout),
        words,
        `
        email-server does: -S
        ann does:          --ub
        ann gets:          --U- 30s e
      `,
      ),
    scheduler: (timeout) =>
      inScheduler((tools) => {
        const { bus } = scheduled(timeout, NEVER, tools);
        const answers = bus
          .on('EventError', 'InteractionManagement')
          .pipe(map(({ to, body }) => `${to} ${body.ErrorName}`));
        tools.expectObservable(answers).toBe('33s e', { e: 'ann invitation-expired' });
      }),
  },
  {
    sentence: 'an answer half a second after the time-out is too late',
    lanes: (timeout) =>
      playLanes(
        patientTable(timeout),
        words,
        `
        email-server does: -S
        ann does:          --ub
        bob does:          ---- 30500ms     a
        bob gets:          ---i 30s t 500ms f
      `,
      ),
    scheduler: (timeout) =>
      inScheduler((tools) => {
        const { bus } = scheduled(timeout, tools.hot('33500ms a', acts), tools);
        const refused = bus
          .on('EventError', 'InteractionManagement')
          .pipe(map(({ to, body }) => `${to} ${body.ErrorName}`));
        tools.expectObservable(refused).toBe('33s e 499ms l', { e: 'ann invitation-expired', l: 'bob no-such-ticket' });
      }),
  },
];

const page = readFileSync('docs/marbles.md', 'utf8');

/** Where the failure came from is another line in each test. */
const shown = (message: string): string => message.replace(/ \([^()]*\.test\.ts:\d+:\d+\)/, '');

for (const { sentence, lanes, scheduler } of pairs) {
  test(`${sentence}: in lanes`, async (t) => {
    await t.notThrowsAsync(lanes(30));
    const failure = await t.throwsAsync(lanes(31), { instanceOf: LaneFailure });
    t.true(page.includes(shown(failure!.message)), shown(failure!.message));
  });

  test(`${sentence}: with the TestScheduler of RxJS`, (t) => {
    t.notThrows(() => scheduler(30));
    const failure = t.throws(() => scheduler(31), { instanceOf: LaneFailure });
    t.true(page.includes(failure!.message), failure!.message);
  });
}

test('cold and hot drive actors, `time` and `flush` work, and unsubscription ends what is expected', (t) => {
  const scheduler = new TestScheduler(t.deepEqual.bind(t));
  scheduler.run(({ cold, hot, time, flush, expectObservable, expectSubscriptions }) => {
    const invited = time('   ---|') + 1997;
    const bob = cold('       5s a', acts);
    const script = [
      at(0, 'email-server', follow(hot('1s S', acts))),
      at(seconds(1), 'ann', follow(cold('1s u 999ms b', acts))),
      at(0, 'bob', follow(bob)),
    ];
    const bench = createBench(patientTable(30, script), { scheduler });
    const acks = bench.bus.on('EventPartyAdded', 'InteractionManagement').pipe(map(({ to }) => to));
    expectObservable(acks).toBe('                  5s b', { b: 'ann' });
    expectObservable(acks, '                       4s !').toBe('');
    expectSubscriptions(bob.subscriptions).toBe('  ^');
    flush();
    t.is(invited, 2000);
    t.deepEqual(bench.findings, []);
  });
});

const centreWith = (strategy: Strategy) => (): Scenario => ({
  name: 'one question',
  strategy,
  centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound' }, { name: 'Later', strategy: null }] },
  plugins: contactCentre(),
  load: { interactions: [{ InteractionId: question, at: seconds(1) }] },
});

test('a strategy of Observables and of generators runs in it, on the time of RxJS', (t) => {
  const observable = defineStrategy({
    name: 'observable',
    route: (_interaction, desk) => timer(2500, desk.clock).pipe(map(() => placeInQueue('Later'))),
  });
  const generator = defineStrategy({
    name: 'generator',
    *route() {
      yield attach({ Seen: 'yes' });
      yield stop();
    },
  });
  const drive = (strategy: Strategy, marbles: string, type: 'EventPlacedInQueue' | 'EventProcessingStopped') => {
    const scheduler = new TestScheduler(t.deepEqual.bind(t));
    scheduler.run(({ expectObservable }) => {
      const { bus } = createBench(centreWith(strategy), { scheduler });
      const seen = bus.on(type, 'Reporting').pipe(map(({ interaction }) => interaction));
      expectObservable(seen).toBe(marbles, { q: question });
    });
  };
  drive(observable, '1s q 2499ms q', 'EventPlacedInQueue');
  drive(generator, '1s q', 'EventProcessingStopped');
});

const needsLanes = { code: 'RP_LANES_NEEDED', message: /Write this test with lanes/ };

test('what cannot wait there is refused, and lanes are named as the way: promises, async generators, races', async (t) => {
  const asked = defineStrategy({ name: 'asked', route: async () => stop() });
  const hidden = defineStrategy({ name: 'hidden', route: () => Promise.resolve(stop()) });
  const late = defineStrategy({
    name: 'late',
    async *route() {
      yield stop();
    },
  });
  const inRun = (work: (scheduler: TestScheduler) => void) => () => {
    const scheduler = new TestScheduler(t.deepEqual.bind(t));
    scheduler.run(() => work(scheduler));
  };
  for (const strategy of [asked, hidden, late])
    t.throws(
      inRun((scheduler) => void createBench(centreWith(strategy), { scheduler })),
      needsLanes,
      strategy.name,
    );
  t.throws(
    inRun((scheduler) => void createBench(table, { scheduler, races: true })),
    needsLanes,
  );
  for (const strategy of [asked, hidden, late])
    await t.notThrowsAsync(
      playLanes(centreWith(strategy), { o: stop() }, `${strategy.name} decides: -o`),
      strategy.name,
    );
});
