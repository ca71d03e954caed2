import test from 'ava';
import { explore, sometimes, type ExploreOptions } from 'routeproof';
import { replayToken, type Dependence, type StepTaken } from 'routeproof/engines';
import { generated } from './generated.ts';
import { inert } from './inert-messages.ts';
import { cases } from '../sizes.ts';
import planted from './planted-races/planted/accepts-what-was-revoked.ts';

const synchronous = { synchronous: true } as const;

/** All that the actors of a generated scenario saw, run by run. */
async function viewsOf(seed: number, options: ExploreOptions) {
  const { scenario, views, hangsUp } = generated(seed);
  const seen = new Set<string>();
  const explored = await explore(scenario, {
    ...synchronous,
    runs: 400,
    chance: false,
    ...options,
    onRun: () => seen.add(views()),
  });
  return { explored, seen, hangsUp, bounded: explored.bounds.includes('runs') };
}

const sameAs = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((each) => other.has(each));

const scenarios = cases({ short: 10, long: 1000 });

test(`in ${scenarios} generated scenarios the reduced search shows each actor all that the full one shows`, async (t) => {
  let [compared, saved, exact, violated] = [0, 0, 0, 0];
  for (let seed = 0; compared < scenarios; seed++) {
    const full = await viewsOf(seed, { reduction: false });
    if (full.bounded) continue;
    compared++;
    const reduced = await viewsOf(seed, {});
    saved += full.explored.runs - reduced.explored.runs;
    if (full.explored.verdict === 'violated') violated++;
    if (reduced.explored.runs === full.seen.size) exact++;
    else if (!full.hangsUp) return t.fail(`seed ${seed}: ${reduced.explored.runs} runs, ${full.seen.size} classes`);
    if (sameAs(full.seen, reduced.seen) && full.explored.verdict === reduced.explored.verdict) continue;
    return t.fail(`seed ${seed}: ${full.seen.size} views without reduction, ${reduced.seen.size} with it`);
  }
  t.log(`${saved} runs saved, as many runs as classes in ${exact} scenarios, ${violated} violated`);
  t.true(saved > 10 * scenarios && violated > scenarios / 50);
});

const isTimer = ({ queue, wrote }: StepTaken): boolean => wrote.has(queue);

/** Relations that tell apart what somebody can see. */
const wrong: Readonly<Record<string, Dependence>> = {
  'which of two messages comes first': (one, other) => one.actor === other.actor && one.queue === other.queue,
  'whether a message comes before a timer': (one, other) =>
    one.actor === other.actor && isTimer(one) === isTimer(other),
  'whether a connection breaks before a message is handled': (one, other) => one.actor === other.actor,
  anything: () => false,
};

for (const [what, depends] of Object.entries(wrong)) {
  test(`a relation by which nobody could tell ${what} is caught by the same comparison`, async (t) => {
    let caught = 0;
    for (let seed = 0; seed < 250 && caught < 2; seed++) {
      const full = await viewsOf(seed, { reduction: false });
      if (full.bounded) continue;
      const reduced = await viewsOf(seed, { depends });
      if (!sameAs(full.seen, reduced.seen)) caught++;
    }
    t.is(caught, 2);
  });
}

test('a property that looks at all messages sees all their orders, and the report says so', async (t) => {
  const watches = sometimes('something came', ({ trace }) => trace.length > 0);
  const { runs, reduction, goals } = await explore(inert(2, 2, 'many actors', [watches]), synchronous);
  t.is(runs, 6);
  t.regex(reduction, /'something came' looks at all messages/);
  t.deepEqual(goals, [{ property: 'something came', reached: true }]);
});

test('a goal that a finished search never reached is a failure; bounds are said', async (t) => {
  const never = sometimes('pigs fly', () => false);
  const { verdict, failures } = await explore(inert(2, 2, 'one actor', [never]), synchronous);
  t.is(verdict, 'violated');
  t.like(failures, [{ property: 'pigs fly', token: '' }]);
  const bounded = await explore(inert(3, 3, 'one actor', [never]), { ...synchronous, runs: 5 });
  t.like(bounded, { verdict: 'bounded', bounds: ['runs'], failures: [], runs: 5 });
  t.true(bounded.left > 0);
  t.like(await explore(inert(2, 2, 'one actor'), { ...synchronous, random: 7, seed: 3 }), {
    runs: 7,
    bounds: ['chance'],
  });
});

test('a token plays the run of a failure again, byte for byte, and fits its sources alone', async (t) => {
  const { failures } = await explore(planted, { sources: 'these' });
  const [{ token, messages, finding, race }] = failures as unknown as readonly [(typeof failures)[number]];
  const played = await replayToken(planted, token, { sources: 'these' });
  t.is(JSON.stringify(played.messages), JSON.stringify(messages));
  t.deepEqual(played.findings, [finding]);
  t.deepEqual(race.at(-1), 'EventRevoked and RequestAccept crossed on the link of agent bob.');
  await t.throwsAsync(async () => replayToken(planted, token, { sources: 'others' }), { code: 'RP_TOKEN_UNFIT' });
  await t.throwsAsync(async () => replayToken(planted, 'nonsense'), { code: 'RP_TOKEN_UNREADABLE' });
});

test('a run that does not do the same after the same choices is told so', async (t) => {
  let runs = 0;
  const leaking = () => inert(2, 1 + (runs++ % 3), 'one actor')();
  const { verdict, failures } = await explore(leaking, synchronous);
  t.is(verdict, 'violated');
  t.is(failures[0]!.property, 'non-determinism');
  t.regex(failures[0]!.finding.sentence, /kept from run to run/);
});
