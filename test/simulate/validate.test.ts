import test from 'ava';
import {
  createBench,
  defineStrategy,
  placeInQueue,
  routeTo,
  type Arrivals,
  type MediaCapacity,
  type Plugin,
  type Scenario,
  type TrafficStream,
} from 'routeproof';
import { holdAgainstTheory, type HeldAgainstTheory } from 'routeproof/engines';
import { definePlugin, queueingModels, substitute } from 'routeproof/plugins';
import { map, race } from 'rxjs';
import { cases, long, longIf } from '../sizes.ts';

const seeds = Array.from({ length: 20 }, (_, index) => index + 1);
const ten = seeds.slice(0, 10);
/** Few runs leave values of which theory is right more room than faults. */
const few = seeds.slice(0, cases({ short: 4, long: seeds.length }));
const some = seeds.slice(0, cases({ short: 8, long: seeds.length }));

/** As many as `validate` judges. */
const values = queueingModels.reduce((sum, { theory }) => sum + theory().length, 0);

/** A model through the whole protocol, with a fault planted. */
function held(
  id: string,
  arrivals: number,
  plant: (scenario: Scenario) => Scenario,
  over = some,
): Promise<HeldAgainstTheory> {
  const model = queueingModels.find((each) => each.id === id)!;
  return holdAgainstTheory(
    { ...model, scenario: (count) => plant(model.scenario(count)) },
    { arrivals, seeds: over, values },
  );
}

/** A hundred agents, and as many events for each customer as are all the others' together. */
const large = 'm-m-c/100';

/** One model of each kind stands for those that differ in their numbers. */
const likeOthers = ['erlang-c/14', 'm-m-c/10', 'erlang-b/constant', 'erlang-b/exponential', 'priority/2', 'chat/c'];

for (const model of queueingModels)
  longIf(model.id === large || likeOthers.includes(model.id))(`theory and bench agree: ${model.id}`, async (t) => {
    const arrivals = cases({ short: 300, long: 2000 });
    const { verdict, rows, againstLittle } = await holdAgainstTheory(model, { arrivals, seeds: few, values });
    t.is(verdict, 'pass', JSON.stringify(rows));
    t.is(againstLittle, 0);
  });

/** Who comes first is served first, by whichever agent is free first (the recursion of Kiefer and Wolfowitz). */
function waitsByRecursion(calls: readonly { readonly came: number; readonly talk: number }[], agents: number) {
  const freeAt: number[] = Array.from({ length: agents }, () => 0);
  return calls.map(({ came, talk }) => {
    const first = freeAt.indexOf(Math.min(...freeAt));
    const wait = Math.max(0, freeAt[first]! - came);
    freeAt[first] = came + wait + talk;
    return wait;
  });
}

test('call by call, everybody waits to the millisecond as long as the recursion says', async (t) => {
  const played = [
    ['m-m-c/2', 2],
    ['erlang-c/14', 14],
    ['m-m-c/100', 100],
  ] as const;
  for (const [id, agents] of played.slice(0, cases({ short: 2, long: 3 }))) {
    const model = queueingModels.find((each) => each.id === id)!;
    const bench = createBench(() => model.scenario(1500), { seed: 7, lean: true, synchronous: true });
    const calls = new Map<string, { came: number; wait: number; talk: number }>();
    bench.store.changes.subscribe((change) => {
      if (change.kind !== 'interaction') return;
      const { interaction, from, event, at } = change;
      const call = calls.get(interaction.id);
      if (from === 'absent') calls.set(interaction.id, { came: at, wait: NaN, talk: NaN });
      else if (event === 'accepted') call!.wait = at - call!.came;
      else if (interaction.state === 'stopped') call!.talk = at - call!.came - call!.wait;
    });
    await bench.runFor(bench.scenario.until!);
    // Of those who still talk when the run ends, nobody knows how long they would have.
    const all = [...calls.values()];
    const over = all.slice(
      0,
      all.findIndex(({ talk }) => Number.isNaN(talk)),
    );
    t.true(over.length > 1000, id);
    t.true(
      over.some(({ wait }) => wait > 0),
      id,
    );
    t.deepEqual(
      over.map(({ wait }) => wait),
      waitsByRecursion(over, agents),
      id,
    );
  }
});

long('where an interval is too wide, the same seeds are run for longer', async (t) => {
  const model = queueingModels.find(({ id }) => id === 'm-m-c/2')!;
  const { verdict, rows, interactions, runs } = await holdAgainstTheory(model, {
    arrivals: 200,
    seeds: ten,
    widest: 0.15,
  });
  t.is(verdict, 'pass');
  t.is(runs, 10);
  t.true(interactions > 4000, String(interactions));
  t.true(rows.every(({ halfWidth }) => halfWidth <= 0.15));
});

test('an interval that stays too wide is no pass', async (t) => {
  const model = queueingModels.find(({ id }) => id === 'm-m-c/2')!;
  const short = { ...model, scenario: () => model.scenario(200) };
  const { verdict } = await holdAgainstTheory(short, { arrivals: 200, seeds: few, widest: 0.02 });
  t.is(verdict, 'inconclusive');
});

long('an agent who is booked twice turns it red', async (t) => {
  const twice = (scenario: Scenario): Scenario => ({
    ...scenario,
    centre: {
      ...scenario.centre,
      agents: scenario.centre!.agents!.map((agent) => ({ ...agent, capacity: { email: 2 } })),
    },
  });
  const { verdict, rows } = await held('erlang-c/14', 1000, twice);
  t.is(verdict, 'fail');
  t.false(rows.find(({ measure }) => measure === 'meanWait')!.agrees);
});

/** The media server reads of everything that it still waits, and so its customers leave from the middle of a talk. */
const forgetful: Plugin = definePlugin({
  name: 'forgetful',
  synchronous: true,
  substitution: {
    of: 'media-server',
    pairs: [
      substitute({
        standsFor: 'EventInteractionProperties',
        as: 'EventInteractionProperties',
        protocol: 'InteractionManagement',
        encode: ({ body }) => ({ ...body, Interaction: { ...body.Interaction, InteractionState: 2 as const } }),
        decode: ({ interaction, body }) => ({ interaction, body }),
        drops: ['Interaction'],
      }),
    ],
  },
});

long('a patience that goes on after the answer turns it red', async (t) => {
  const { verdict } = await held('erlang-a', 1000, (scenario) => ({
    ...scenario,
    plugins: [...scenario.plugins, forgetful],
  }));
  t.is(verdict, 'fail');
});

const lastFirst = () => {
  let arrivals = 0;
  return defineStrategy({
    name: 'last come, first served',
    route: (_interaction, desk) =>
      desk.target('Everybody.GA', { priority: ++arrivals }).pipe(map((agent) => routeTo(agent))),
  });
};

long('last come, first served turns it red, though the mean wait stays', async (t) => {
  const { verdict, rows } = await held('erlang-c/11', 1500, (scenario) => ({ ...scenario, strategy: lastFirst() }));
  t.is(verdict, 'fail');
  t.false(rows.find(({ measure }) => measure === 'serviceLevel')!.agrees);
});

/** One of a hundred is put where nobody looks. */
const losing = () => {
  let arrivals = 0;
  return defineStrategy({
    name: 'losing',
    route: (_interaction, desk) =>
      ++arrivals % 100 === 0
        ? placeInQueue('Nowhere')
        : desk.target('Everybody.GA').pipe(map((agent) => routeTo(agent))),
  });
};

long("a lost interaction turns it red by Little's law", async (t) => {
  const { verdict, againstLittle } = await held('erlang-c/14', 1000, (scenario) => ({
    ...scenario,
    strategy: losing(),
    centre: { ...scenario.centre, queues: [...scenario.centre!.queues!, { name: 'Nowhere', strategy: null }] },
  }));
  t.is(verdict, 'fail');
  t.true(againstLittle > some.length / 2);
});

long('who does not heed priorities turns them red, though the mean wait of all stays', async (t) => {
  const { verdict, rows } = await held('priority/2', 1500, (scenario) => ({ ...scenario, strategy: firstCome }), seeds);
  t.is(verdict, 'fail');
  t.true(rows.find(({ measure, cell }) => measure === 'meanWait' && cell === undefined)!.agrees);
  t.false(rows.find(({ measure, cell }) => measure === 'meanWait' && cell?.name === 'Gold')!.agrees);
});

const firstCome = defineStrategy({
  name: 'first come, first served',
  route: (_interaction, desk) => desk.target('Everybody.GA').pipe(map((agent) => routeTo(agent))),
});

long('who asks the bilingual agents first turns the N-model red', async (t) => {
  const wrongFirst = defineStrategy({
    name: 'wrong first',
    route: ({ queue }, desk) =>
      (queue === 'Finnish'
        ? desk.target('Bilingual.GA', { priority: 1 })
        : race(desk.target('Bilingual.GA'), desk.target('Monolingual.GA'))
      ).pipe(map((agent) => routeTo(agent))),
  });
  const { verdict, rows } = await held('n-model', 700, (scenario) => ({ ...scenario, strategy: wrongFirst }), seeds);
  t.is(verdict, 'fail');
  t.false(rows.find(({ cell }) => cell?.name === 'Monolingual')!.agrees);
});

test('an agent who takes one chat more turns it red', async (t) => {
  const { verdict } = await held('chat/a', 500, (scenario) => ({
    ...scenario,
    centre: {
      ...scenario.centre,
      agents: scenario.centre!.agents!.map(({ capacity, ...agent }) => ({
        ...agent,
        capacity: { chat: (capacity as MediaCapacity)['chat']! + 1 },
      })),
    },
  }));
  t.is(verdict, 'fail');
});

long('a peak that comes half an hour later turns it red', async (t) => {
  const { verdict } = await held('m-t-m-c', 1000, (scenario) => {
    const [stream] = scenario.load!.traffic as readonly TrafficStream[];
    const { profile } = stream!.arrivals as Extract<Arrivals, { profile: unknown }>;
    const later = profile.map((part, index) => ({ ...part, perHour: profile.at(index - 1)!.perHour }));
    return { ...scenario, load: { traffic: [{ ...stream!, arrivals: { profile: later } }] } };
  });
  t.is(verdict, 'fail');
});
