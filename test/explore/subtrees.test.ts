import test from 'ava';
import { always, explore, sometimes, type Explored, type ExploreOptions, type Scenario } from 'routeproof';
import {
  exploreSubtrees,
  mergeExplorations,
  playSubtree,
  type SearchShard,
  type SubtreesOptions,
} from 'routeproof/engines';
import { definePlugin, reporting } from 'routeproof/plugins';
import { generated } from './generated.ts';
import { cases, isLong } from '../sizes.ts';

const synchronous = true;

/** Links that bring messages, all to one actor. */
const messages =
  (links: number, each: number, properties: Scenario['properties'] = []) =>
  (): Scenario => ({
    name: 'messages to one actor',
    properties,
    plugins: [
      definePlugin({
        name: 'crowd',
        synchronous: true,
        setup(kit) {
          kit.actor('hub').listen('service', 'hub');
          for (let link = 0; link < links; link++) {
            const client = kit.actor(`client ${link}`).connect('service', `client ${link}`, 'hub');
            for (let message = 0; message < each; message++)
              client.send(
                reporting.create('EventCurrentAgentStatus', {
                  ...{ AgentId: `${link}/${message}`, PlaceId: '', MediaStateList: {}, MediaCapacityList: {} },
                }),
              );
          }
        },
      }),
    ],
  });

const wholeOf = async (
  scenario: () => Scenario,
  options: ExploreOptions = {},
  how: SubtreesOptions = {},
): Promise<Explored> =>
  mergeExplorations([await exploreSubtrees(scenario, { synchronous, ...options }, { undivided: 0, ...how })]);

/** As machines of a fleet would: each plays its shard, and writes it as text. */
const fleetOf = async (scenario: () => Scenario, options: ExploreOptions, of: number): Promise<Explored> => {
  const shards: SearchShard[] = [];
  for (let index = of; index >= 1; index--) {
    const how = { undivided: 0, shard: { index, of } };
    const shard = await exploreSubtrees(scenario, { synchronous, ...options }, how);
    shards.push(JSON.parse(JSON.stringify(shard)) as SearchShard);
  }
  return mergeExplorations(shards);
};

/** Plays parts here, those that were begun later often first. */
const outOfOrder = (scenario: () => Scenario, atOnce: number): SubtreesOptions => {
  let begun = 0;
  return {
    atOnce,
    run: async (task, watch) => {
      for (let turns = 7 * (5 - (begun++ % 5)); turns > 0; turns--) await new Promise((done) => setImmediate(done));
      return playSubtree(scenario, task, { synchronous, ...watch });
    },
  };
};

const firstIs = ({ messages: [first] }: { readonly messages: readonly { readonly body: object }[] }, id: string) =>
  first !== undefined && JSON.stringify(first.body).includes(`"${id}"`);

const inBrief = ({ verdict, runs, goals }: Explored) => ({ verdict, runs, goals });

const scenarios = cases({ short: 8, long: 250 });

test(`in ${scenarios} generated scenarios the parts of a search find what the whole search finds, in as many runs`, async (t) => {
  let [compared, divided] = [0, 0];
  for (let seed = 0; compared < scenarios; seed++) {
    const { scenario } = generated(seed);
    const whole = await explore(scenario, { synchronous, runs: 400 });
    if (whole.bounds.includes('runs')) continue;
    compared++;
    const shard = await exploreSubtrees(scenario, { synchronous }, { undivided: 0 });
    const parts = mergeExplorations([shard]);
    if (shard.division > 1) divided++;
    const properties = new Set(whole.failures.map(({ property }) => property));
    t.is(parts.verdict, whole.verdict, `seed ${seed}`);
    t.true(
      parts.failures.every(({ property }) => properties.has(property)),
      `seed ${seed}`,
    );
    if (whole.verdict !== 'violated') t.deepEqual(inBrief(parts), inBrief(whole), `seed ${seed}`);
    t.deepEqual(await fleetOf(scenario, {}, 3), parts, `seed ${seed}`);
  }
  t.true(divided > scenarios / 2, `${divided} were divided`);
});

const fewer = cases({ short: 4, long: 80 });

test(`in ${fewer} generated scenarios each actor sees in the parts all that it sees when every order is played`, async (t) => {
  let compared = 0;
  for (let seed = 1000; compared < fewer; seed++) {
    const { scenario, views } = generated(seed);
    const seen = async (options: ExploreOptions, how: SubtreesOptions) => {
      const all = new Set<string>();
      const { verdict } = await wholeOf(scenario, { ...options, onRun: () => void all.add(views()) }, how);
      return { verdict, all: [...all].sort() };
    };
    const full = await seen({ reduction: false, runs: 400 }, { undivided: Infinity });
    if (full.verdict !== 'proved') continue;
    compared++;
    t.deepEqual(await seen({}, {}), full, `seed ${seed}`);
  }
});

test('a search is divided when it is not small, and no order is played twice', async (t) => {
  const { division, parts } = await exploreSubtrees(messages(3, 3), { synchronous });
  t.true(division >= 32);
  t.is(
    parts.reduce((sum, { part }) => sum + part.runs, 0),
    1680,
  );
  t.is((await exploreSubtrees(messages(3, 2), { synchronous })).division, 1);
});

test('who plays the parts, and in which order, makes no difference: not to bounds, not to failures', async (t) => {
  const never = always('the last message never comes first', ({ trace }) => !firstIs(trace, '2/0'));
  const reached = sometimes('everything came', ({ trace }) => trace.length === 9);
  const onlyInLong = [
    [[], {}],
    [[], { runs: 1203 }],
    [[], { steps: 5000 }],
    [[never], { random: 1100, seed: 3 }],
  ] as const;
  for (const [properties, options] of [
    [[reached], { runs: 700 }],
    [[never], {}],
    ...(isLong ? onlyInLong : []),
  ] as const) {
    const scenario = messages(3, 3, properties);
    const one = await wholeOf(scenario, options);
    for (const atOnce of isLong ? [2, 7] : [7])
      t.deepEqual(await wholeOf(scenario, options, outOfOrder(scenario, atOnce)), one, JSON.stringify(options));
    if (!('runs' in options || 'steps' in options)) t.deepEqual(await fleetOf(scenario, options, 3), one);
  }
  t.like(await wholeOf(messages(3, 3), { runs: 703 }), { verdict: 'bounded', runs: 703, bounds: ['runs'] });
  t.like(await wholeOf(messages(3, 3, [never])), { verdict: 'violated' });
});

test('a property that looks at the trace in a late run only makes all parts begin again', async (t) => {
  const looks = always('never mind', ({ store, trace }) => store.interactions !== undefined && trace.length >= 0);
  let runs = 0;
  const late = always('looks late', (seen) => runs < 60 || looks.holds(seen));
  const scenario = () => {
    runs++;
    return messages(2, 4, [late])();
  };
  const { reduction, runs: played } = await wholeOf(scenario);
  t.regex(reduction, /'looks late' looks at all messages/);
  t.is(played, 70);
});

test('an error in one part is the error of the search, and stopping keeps what there is', async (t) => {
  const broken: SubtreesOptions = {
    atOnce: 3,
    run: (task, watch) =>
      task.share.subtree!.key[0] === 1
        ? Promise.reject(new RangeError('no such room'))
        : playSubtree(messages(3, 3), task, { synchronous, ...watch }),
  };
  await t.throwsAsync(() => wholeOf(messages(3, 3), {}, broken), { message: 'no such room' });
  const stop = new AbortController();
  const onRun = () => {
    if (++runs === 300) stop.abort();
  };
  let runs = 0;
  const stopped = await wholeOf(messages(3, 3), { signal: stop.signal, onRun });
  t.like(stopped, { verdict: 'bounded', bounds: ['stopped'], runs: 300 });
  t.true(stopped.left > 1);
});

test('shards of different searches are not merged', async (t) => {
  const one = await exploreSubtrees(messages(2, 3), { synchronous }, { undivided: 0, shard: { index: 1, of: 2 } });
  const other = await exploreSubtrees(messages(2, 3), { synchronous, raceWindow: 5 }, { undivided: 0 });
  t.throws(() => mergeExplorations([one, other]), { code: 'RP_SHARDS_DO_NOT_FIT' });
  t.throws(() => mergeExplorations([]), { code: 'RP_SHARDS_DO_NOT_FIT' });
});
