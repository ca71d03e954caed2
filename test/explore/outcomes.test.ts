import test from 'ava';
import { always, eventually, explore, sometimes, type Scenario } from 'routeproof';
import { exploreSubtrees, mergeExplorations } from 'routeproof/engines';
import { definePlugin, reporting } from 'routeproof/plugins';
import { long } from '../sizes.ts';

const synchronous = true;

const agentIn = (body: object) => ('AgentId' in body ? String(body.AgentId) : '');

const firstOf = ({ messages: [first] }: { readonly messages: readonly { readonly body: object }[] }) =>
  first && agentIn(first.body);

/** Links that bring messages, all to one actor; what is reported of the order in which they came. */
const crowd =
  (links: number, properties: Scenario['properties'] = [], reports: (first: string) => string | undefined = () => undefined) =>
  (): Scenario => ({
    name: 'a crowd',
    properties,
    plugins: [
      definePlugin({
        name: 'crowd',
        synchronous: true,
        observe: ({ bus, finding }) =>
          bus.messages.subscribe(({ body }) => {
            const kind = reports(agentIn(body));
            if (kind !== undefined) finding({ kind, severity: 'warning', sentence: 'Somebody came.', where: 'here.ts:1:1' });
          }),
        setup(kit) {
          kit.actor('hub').listen('service', 'hub');
          for (let link = 0; link < links; link++)
            kit.actor(`client ${link}`).connect('service', `client ${link}`, 'hub').send(
              reporting.create('EventCurrentAgentStatus', { AgentId: `${link}`, PlaceId: '', MediaStateList: {}, MediaCapacityList: {} }),
            );
        },
      }),
    ],
  }); // prettier-ignore

/** `always`: this one is not the first to come. */
const notFirst = (link: number) => always(`${link} is not first`, ({ trace }) => firstOf(trace) !== `${link}`);

const outcomes = ({ properties }: Awaited<ReturnType<typeof explore>>) =>
  properties.filter(({ kind }) => kind !== 'built-in').map(({ property, outcome }) => `${property}: ${outcome}`);

test('what the ordinary run violates is told as that, as it is, and the search goes on for what else can fail', async (t) => {
  const { verdict, failures, runs } = await explore(crowd(3, [notFirst(0), notFirst(2)]), { synchronous });
  t.is(verdict, 'violated');
  t.deepEqual(
    failures.map(({ property, isOrdinary = false, race }) => [property, isOrdinary, race.length > 0]),
    [
      ['0 is not first', true, false],
      ['2 is not first', false, true],
    ],
  );
  t.is(failures[0]!.messages.length, 3);
  t.is(runs, 6);
});

test('each property is said to be violated, to have held in all runs, or not to be decided', async (t) => {
  const properties = [
    notFirst(2),
    always('they are three', ({ trace }) => trace.length <= 3),
    eventually('all come', ({ trace }) => trace.length === 3),
    sometimes('1 is first', ({ trace }) => firstOf(trace) === '1'),
    sometimes('4 is first', ({ trace }) => firstOf(trace) === '4'),
  ];
  const whole = await explore(crowd(3, properties), { synchronous });
  t.deepEqual(outcomes(whole), ['2 is not first: violated', 'they are three: held', 'all come: held', '1 is first: held', '4 is first: violated']);
  t.true(whole.properties.some(({ property, outcome }) => property === 'request-answered-once' && outcome === 'held'));
  const bounded = await explore(crowd(3, properties), { synchronous, runs: 1 });
  t.deepEqual(outcomes(bounded), properties.map(({ sentence }) => `${sentence}: not decided`));
  t.is(bounded.verdict, 'bounded');
}); // prettier-ignore

test('the search goes on after a failure for as many as are asked for; one is the default, as mending one often mends others', async (t) => {
  const four = crowd(5, [1, 2, 3, 4].map(notFirst));
  const all = ({ failures }: { readonly failures: readonly unknown[] }) => failures.length;
  const small = { synchronous, untilFailure: true, shrink: 0 };
  const one = await explore(four, small);
  t.deepEqual([all(one), one.bounds], [1, ['failures']]);
  t.is(outcomes(one).filter((each) => each.endsWith('not decided')).length, 3);
  t.is(all(await explore(four, { ...small, failures: 3 })), 3);
  const whole = await explore(four, { ...small, failures: 9 });
  t.like(whole, { verdict: 'violated', runs: 120, bounds: [] });
  t.is(all(whole), 4);
  // The same in parts, and by machines of a fleet.
  const inParts = { undivided: 10, atOnce: 2 };
  for (const failures of [1, 3, 9]) {
    const parts = mergeExplorations([await exploreSubtrees(four, { ...small, failures }, inParts)]);
    t.is(all(parts), Math.min(failures, 4));
    const shards = [];
    for (const index of [2, 1])
      shards.push(await exploreSubtrees(four, { ...small, failures }, { ...inParts, shard: { index, of: 2 } }));
    t.deepEqual(mergeExplorations(JSON.parse(JSON.stringify(shards)) as typeof shards), parts);
  }
});

test('warnings are collected over runs with their count, and violate nothing', async (t) => {
  const warns = crowd(3, [], (first) => (first === '1' ? 'came' : undefined));
  const { verdict, warnings, failures } = await explore(warns, { synchronous });
  t.deepEqual([verdict, failures], ['proved', []]);
  t.deepEqual(warnings.map(({ finding: { kind, severity }, runs }) => [kind, severity, runs]), [['came', 'warning', 6]]);
  const parts = mergeExplorations([await exploreSubtrees(warns, { synchronous }, { undivided: 0 })]);
  t.deepEqual(parts.warnings, warnings);
}); // prettier-ignore

test('that nothing could race is said after a whole search only', async (t) => {
  t.like(await explore(crowd(1), { synchronous }), { verdict: 'bounded', bounds: ['nothing raced'], runs: 1 });
  t.deepEqual((await explore(crowd(2), { synchronous, time: 0 })).bounds, ['time']);
  t.deepEqual((await explore(crowd(2), { synchronous, runs: 0 })).bounds, ['runs']);
  t.deepEqual((await explore(crowd(1), { synchronous, random: 3 })).bounds, ['chance']);
});

test('what was played before a search is divided counts where time is over before its parts get as far', async (t) => {
  // The parts have no time at all.
  let runs = 0;
  const signal = { get aborted() { return runs >= 1000; } }; // prettier-ignore
  const stopped = mergeExplorations([
    await exploreSubtrees(crowd(7), { synchronous, chance: false, signal, onRun: () => void runs++ }),
  ]);
  t.like(stopped, { verdict: 'bounded', runs: 1000, bounds: ['stopped'] });
  t.true(stopped.left > 0);
});

long('where one machine of a fleet was stopped before the search was divided, nothing is proved', async (t) => {
  let runs = 0;
  const signal = { get aborted() { return runs >= 700; } }; // prettier-ignore
  const stopped = await exploreSubtrees(
    crowd(7),
    { synchronous, signal, onRun: () => void runs++ },
    { shard: { index: 1, of: 2 } },
  );
  const whole = await exploreSubtrees(crowd(7), { synchronous }, { shard: { index: 2, of: 2 } });
  const { verdict, bounds } = mergeExplorations([stopped, whole]);
  t.deepEqual([verdict, bounds], ['bounded', ['stopped']]);
});

/** A clock that ticks for ever, each tick an event. */
const endless = (): Scenario => ({
  ...crowd(2)(),
  name: 'endless',
  plugins: [
    ...crowd(2)().plugins,
    definePlugin({
      name: 'ticks',
      synchronous: true,
      setup({ clock }) {
        const tick = () => void clock.after(1, tick);
        tick();
      },
    }),
  ],
});

test('a bound of time ends a run in its midst, and a stopped run counts for what it has shown', async (t) => {
  const { verdict, bounds, runs, steps, failures } = await explore(
    () => ({ ...endless(), properties: [always('1 does not come', ({ trace }) => trace.length < 2)] }),
    { synchronous, time: 1 },
  );
  t.deepEqual([verdict, bounds, runs], ['violated', ['time'], 0]);
  t.is(steps, 0);
  t.deepEqual(failures.map(({ property, isOrdinary }) => [property, isOrdinary]), [['1 does not come', true]]);
}); // prettier-ignore
