import test from 'ava';
import type { ExploreOptions } from 'routeproof';
import type { Dependence } from 'routeproof/engines';
import { lookedAt, overlooked } from './alphabets.ts';
import { caseOf, inWords } from './case.ts';
import { checks } from './checks.ts';
import { counted, miscount } from './counts.ts';
import { disagreement, relations, strictlyByActor, type Sizes } from './relations.ts';
import { lists, routingCase, statistics } from './routing-case.ts';
import { scenarioOf } from './scenario.ts';
import { shuffled } from './swap.ts';
import { cases, isLong, long, longIf } from '../../sizes.ts';

/** Cases that need more runs are passed over: small ones lose as much as large ones, and there can be many of them. */
const tiny: Sizes = isLong ? { runs: 12, unreduced: 8, byChance: 6 } : { runs: 20, unreduced: 12, byChance: 10 };
const beside: Sizes = { runs: 40, unreduced: 20, byChance: 20 };
const large: Sizes = { runs: 1000, unreduced: 20_000, byChance: 300 };

/** Holds so many cases against all that is known otherwise; what does not agree is told in words that can be made a fixture. */
async function told(
  from: number,
  count: number,
  sizes: Sizes,
  relation: ExploreOptions,
  most = 3,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (let [seed, compared] = [from, 0]; compared < count && wrong.length < most; seed++) {
    const said = await disagreement(scenarioOf(caseOf(seed)), relation, sizes);
    if (said === 'too large') continue;
    compared++;
    if (said !== undefined) wrong.push(`seed ${seed}: ${said}\n${inWords(caseOf(seed))}`);
  }
  return wrong;
}

for (const [name, relation] of Object.entries(relations))
  for (let block = 0; block < cases({ short: 2, long: 10 }); block++)
    test.serial(
      `${name} shows all of each case at one instant of hand-over, invitation and time-out: block ${block}`,
      async (t) => {
        const count = cases({ short: 2, long: 200 });
        t.deepEqual(await told(block * 1_000_000, count, tiny, relation), []);
      },
    );

for (const [name, relation] of Object.entries(relations))
  for (const [what, deciding] of Object.entries({
    'beside each other': undefined,
    'with lists of targets': lists,
    'with statistics': statistics,
  }))
    long.serial(`${name} shows all of routing attempts ${what}`, async (t) => {
      const wrong: string[] = [];
      const count = 100;
      for (let [seed, compared] = [0, 0]; compared < count && wrong.length < 3; seed++) {
        const made = routingCase(seed, deciding);
        const said = await disagreement(made, relation, beside);
        if (said !== 'too large') compared++;
        if (said !== undefined && said !== 'too large') wrong.push(`${said}\n${made.words}`);
      }
      t.deepEqual(wrong, []);
    });

test('a hand-over that does nothing behind a move, and would have waited for a login, shows all of its orders', async (t) => {
  for (const relation of Object.values(relations))
    t.is(
      await disagreement(scenarioOf(caseOf(4_001_563)), relation, { runs: 200, unreduced: 400, byChance: 200 }),
      undefined,
    );
});

long(
  'two log-outs of one agent beside a time-out show all of their orders, one of which places alone had lost',
  async (t) => {
    for (const relation of Object.values(relations))
      t.is(
        await disagreement(scenarioOf(caseOf(7_002_307)), relation, { runs: 200, unreduced: 400, byChance: 200 }),
        undefined,
      );
  },
);

for (const [name, relation] of Object.entries(relations))
  long.serial(`${name} shows all of cases that are not small`, async (t) => {
    t.deepEqual(await told(100_000_000, 5, large, relation), []);
  });

const isHandOver = ({ event }: Parameters<Dependence>[0]): boolean => event.called === 'hand-over to URS';

/** Relations by which something that somebody can see makes no difference. */
const wrong: Readonly<Record<string, Dependence>> = {
  'which queue of an actor comes first': (one, other) => strictlyByActor(one, other) && one.queue === other.queue,
  'what is done to a queue before it hands over': (one, other) =>
    strictlyByActor(one, other) &&
    !(isHandOver(one) && one.wrote.size < 2) &&
    !(isHandOver(other) && other.wrote.size < 2),
  'whether a connection breaks before a message is handled': (one, other) => one.actor === other.actor,
  'what two clients ask of the server': (one, other) =>
    strictlyByActor(one, other) &&
    (one.actor !== 'interaction-server' || one.event.message?.from === other.event.message?.from),
  anything: () => false,
};

for (const [what, depends] of Object.entries(wrong))
  longIf(what.startsWith('whether a connection')).serial(
    `a relation by which nobody could tell ${what} is caught by these cases`,
    async (t) => {
      t.is((await told(0, 300, tiny, { depends }, 1)).length, 1);
    },
  );

test.serial('properties see the same of what they look at as where every order is played', async (t) => {
  const said: string[] = [];
  const count = cases({ short: 2, long: 500 });
  for (let [seed, compared] = [1000, 0]; compared < count && said.length < 3; seed++) {
    const looked = lookedAt(seed);
    const wrong = await overlooked(looked, tiny);
    if (wrong === 'too large') continue;
    compared++;
    if (wrong !== undefined) said.push(`seed ${seed}: ${wrong}\n${looked.words}`);
  }
  t.deepEqual(said, []);
});

test.serial('steps that may change places leave all the same when they do', async (t) => {
  const said: string[] = [];
  for (let seed = 0; seed < cases({ short: 20, long: 2000 }) && said.length < 3; seed++) {
    const parted = await shuffled(scenarioOf(caseOf(seed)), seed, 5);
    if (parted !== undefined) said.push(`seed ${seed}: ${parted}\n${inWords(caseOf(seed))}`);
  }
  t.deepEqual(said, []);
});

test.serial('steps of routing attempts that may change places leave all the same when they do', async (t) => {
  const said: string[] = [];
  for (let seed = 0; seed < cases({ short: 8, long: 300 }) && said.length < 3; seed++) {
    const made = routingCase(seed);
    const parted = await shuffled(made, seed, 5);
    if (parted !== undefined) said.push(`${parted}\n${made.words}`);
  }
  t.deepEqual(said, []);
});

for (const what of ['which queue of an actor comes first', 'what two clients ask of the server', 'anything'])
  test.serial(`a relation by which nobody could tell ${what} is caught when steps change places`, async (t) => {
    let caught = 0;
    for (let seed = 0; seed < 60 && caught === 0; seed++)
      if ((await shuffled(scenarioOf(caseOf(seed)), seed, 5, wrong[what])) !== undefined) caught++;
    t.is(caught, 1);
  });

for (const each of counted)
  test.serial(`as many runs as there are classes: ${each.what}`, async (t) => t.is(await miscount(each), undefined));

for (const [name, check] of Object.entries(checks))
  if (name !== 'exact counts' && name !== 'cases at one instant' && name !== 'what properties look at')
    longIf(name === 'routing attempts' || name === 'parts of a search').serial(
      `of the search itself: ${name}`,
      async (t) => t.is(await check(), undefined),
    );
