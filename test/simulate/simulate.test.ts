import test from 'ava';
import { createBench, defineStrategy, exponential, hours, minutes, routeTo, seconds, simulate } from 'routeproof';
import {
  compareSimulations,
  meanInterval,
  measuresOf,
  mergeSimulations,
  runReplication,
  simulateShard,
  withAgents,
} from 'routeproof/engines';
import { map, switchMap } from 'rxjs';
import { dayOfTraffic, toAnybody } from './simulate-day.ts';
import { cases, long } from '../sizes.ts';

const options = { replications: cases({ short: 3, long: 6 }), synchronous: true, warmUp: minutes(30) };

test('a simulation says in the terms of the field what came of the traffic', async (t) => {
  const document = await simulate(() => dayOfTraffic(), { ...options, replications: 6 });
  t.like(document, { verdict: 'pass', seed: 1, replications: 6, within: 20, findings: [], notes: [] });
  const { offered, handled, abandoned, serviceLevel, meanWait, occupancy } = document;
  for (const { mean, low, high } of [offered!, handled!, serviceLevel!, meanWait!, occupancy!])
    t.true(low! < mean! && mean! < high!);
  t.is(abandoned!.mean, 0);
  t.true(Math.abs(occupancy!.mean! - 0.8) < 0.1);
  t.deepEqual(Object.keys(document.by).sort(), ['agent', 'interval', 'medium', 'queue', 'stream']);
  const { queueLength, rateTimesWait } = document.littlesLaw;
  t.true(Math.abs(queueLength - rateTimesWait) < 0.15 * queueLength);
});

test('the same seed gives the same bytes, in one process and in three shards merged; another seed does not', async (t) => {
  const whole = JSON.stringify(await simulate(() => dayOfTraffic(), options));
  const parts = await Promise.all(
    [3, 1, 2].map((index) => simulateShard(() => dayOfTraffic(), { ...options, shard: { index, of: 3 } })),
  );
  const read = parts.map((part) => JSON.parse(JSON.stringify(part)) as typeof part);
  t.is(JSON.stringify(mergeSimulations(read)), whole);
  t.not(JSON.stringify(await simulate(() => dayOfTraffic(), { ...options, seed: 2 })), whole);
  t.throws(() => mergeSimulations([read[0]!, read[0]!]), { code: 'RP_SHARDS_DO_NOT_FIT' });
  t.throws(() => mergeSimulations([]), { code: 'RP_SHARDS_DO_NOT_FIT' });
});

test('what leaves, is missed, refused, conferred about and worked on afterwards is counted', async (t) => {
  const scenario = dayOfTraffic({
    traffic: { patience: exponential(seconds(60)), afterWork: seconds(20) },
  });
  const agents = scenario.centre!.agents!.map((agent, index) => ({
    ...agent,
    skills: { English: index },
    work: {
      missing: 0.05,
      refusing: 0.05,
      answersAfter: seconds(2),
      conference: {
        chance: 0.2,
        with: [`agent ${((index + 1) % 5) + 1}`],
        after: seconds(20),
        lasts: seconds(30),
        leaving: 0.5,
      },
    },
  }));
  const document = await simulate(() => ({ ...scenario, centre: { ...scenario.centre, agents } }), options);
  t.is(document.verdict, 'pass', JSON.stringify(document.findings[0]));
  for (const name of ['abandoned', 'refusedInvitations', 'expiredInvitations', 'reRoutes', 'conferences'] as const)
    t.true(document[name]!.mean! > 0, name);
  t.true(document.by['skill']!['English']!['occupancy']!.mean! > 0.5);
  // Some end before, with the interaction; none lasts longer.
  t.true(document['conferenceLength']!.mean! <= 60);
});

test('agents come and go with their shifts and breaks', async (t) => {
  const scenario = dayOfTraffic({ traffic: { arrivals: { perHour: 60 } } });
  const agents = scenario.centre!.agents!.map((agent) => ({
    ...agent,
    work: { shifts: [{ from: hours(1), to: hours(3) }], breaks: [{ from: hours(2), to: hours(2.5) }] },
  }));
  const { by } = await simulate(() => ({ ...scenario, centre: { ...scenario.centre, agents } }), options);
  const waits = Object.fromEntries(Object.entries(by['interval']!).map(([at, part]) => [at, part['handled']!.mean]));
  t.is(by['interval']!['00:00']?.['serviceLevel']!.mean ?? 0, 0);
  t.true(waits['01:30']! > 10 && waits['02:30']! > 10);
  t.is(waits['03:30'], 0);
});

test('more than all agents can do, and nobody leaves: the queue grows without end', async (t) => {
  const document = await simulate(() => dayOfTraffic({ traffic: { arrivals: { perHour: 300 } } }), options);
  t.is(document.verdict, 'inconclusive');
  t.regex(document.notes[0]!, /has grown up to the end/);
});

test('traffic that cannot come about is refused with its place', (t) => {
  const refused = (traffic: object, sentence: RegExp, scenario: object = {}) =>
    t.throws(() => createBench(dayOfTraffic({ traffic, scenario })), { code: 'RP_BAD_SCENARIO', message: sentence });
  const profile = (...spans: (readonly [number, number])[]) => ({
    arrivals: { profile: spans.map(([from, to]) => ({ from: hours(from), to: hours(to), perHour: 10 })) },
  });
  refused(profile([0, 1], [2, 3]), /profile\.1.*gap/);
  refused(profile([0, 2], [1, 3]), /profile\.1.*before the last one ends/);
  refused({ handling: -1 }, /load\.traffic/);
  refused({ handling: exponential(0) }, /load\.traffic/);
  refused({ arrivals: { perHour: -5 } }, /load\.traffic/);
  refused({ queue: 'Nobody' }, /no queue 'Nobody'/);
  refused({}, /there are no agents/, { centre: { queues: [{ name: 'Inbound' }] } });
});

test('a scenario without traffic cannot be simulated', async (t) => {
  await t.throwsAsync(
    simulate(() => dayOfTraffic({ scenario: { load: {} } }), options),
    { code: 'RP_NO_TRAFFIC' },
  );
});

/** As good, but for a pause before each target is asked for. */
const slower = (pause: number) =>
  defineStrategy({
    name: 'slower',
    route: (_interaction, desk) =>
      desk.after(pause).pipe(
        switchMap(() => desk.target('Everybody.GA')),
        map((agent) => routeTo(agent)),
      ),
  });

long('common random numbers tell a small difference apart with a tenth of the replications', async (t) => {
  const pause = seconds(1);
  const few = { ...options, replications: 10 };
  const first = { name: 'at once', part: await simulateShard(() => dayOfTraffic(), few) };
  const other = { name: 'slower', part: await simulateShard(() => dayOfTraffic({ strategy: slower(pause) }), few) };
  const [comparison] = compareSimulations(first, [other]);
  const paired = comparison!.differences.find(({ measure }) => measure === 'meanWait')!;
  t.is(paired.verdict, 'worse');
  t.true(paired.difference.low! < 1.1 && paired.difference.high! > 0.5);
  t.regex(comparison!.sentence, /^slower is worse than at once: .*mean wait/);

  const many = { ...options, replications: few.replications * 10 };
  const waits = async (seed: number, strategy = toAnybody) =>
    (await simulateShard(() => dayOfTraffic({ strategy }), { ...many, seed })).runs.map(
      ({ cells }) => measuresOf(cells.find(({ by }) => by.length === 0)!)['meanWait']!,
    );
  const [one, two] = [await waits(3), await waits(4, slower(pause))];
  const independent = meanInterval(two.map((wait, index) => wait - one[index]!));
  t.true(independent.low! < 0 && independent.high! > 0);
  const width = ({ low, high }: typeof independent) => high! - low!;
  t.true(width(paired.difference) < width(independent));
});

test('strategies that do the same show no difference', async (t) => {
  const part = await simulateShard(() => dayOfTraffic(), options);
  const [comparison] = compareSimulations({ name: 'A', part }, [{ name: 'B', part }]);
  t.is(
    comparison!.sentence,
    `Between B and A there is no difference that ${options.replications} replications can show.`,
  );
});

test('each part that was asked for is compared; a part that is all of the traffic differs as all of it does', async (t) => {
  const few = { ...options, by: ['medium'] };
  const first = { name: 'at once', part: await simulateShard(() => dayOfTraffic(), few) };
  const strategy = slower(seconds(1));
  const other = { name: 'slower', part: await simulateShard(() => dayOfTraffic({ strategy }), few) };
  const [comparison] = compareSimulations(first, [other]);
  t.deepEqual(Object.keys(comparison!.by), ['medium']);
  const [part, ...others] = Object.values(comparison!.by['medium']!);
  t.deepEqual(others, []);
  t.deepEqual(
    part!.map(({ measure }) => measure).filter((measure) => !['occupancy', 'cost'].includes(measure)),
    comparison!.differences.map(({ measure }) => measure).filter((measure) => !['occupancy', 'cost'].includes(measure)),
  );
  for (const each of part!)
    t.deepEqual(
      each,
      comparison!.differences.find(({ measure }) => measure === each.measure)!,
    );
});

test('every message of a sampled interaction is in its trace, and the run follows the flows', async (t) => {
  const make = () => dayOfTraffic({ traffic: { patience: seconds(90) } });
  const { sample } = await runReplication(make, {
    ...{ seed: 7, warmUp: 0, within: { all: seconds(20), media: {} }, synchronous: true, sample: true },
  });
  const bench = createBench(make, { seed: 7, synchronous: true });
  await bench.runFor(hours(4));
  t.deepEqual(bench.findings, []);
  t.true(sample!.length > 20);
  t.true(sample!.some(({ why, wait }) => why === 'worst wait' && wait === 90_000));
  for (const { interaction, messages } of sample!) {
    const all = bench.trace.messages.filter((message) => message.interaction === interaction);
    t.deepEqual(
      messages.map(({ type, at, to }) => [type, at, to]),
      all.map(({ type, at, to }) => [type, at, to]),
    );
  }
});

test('a lean bench keeps no trace', async (t) => {
  const bench = createBench(dayOfTraffic(), { lean: true, synchronous: true });
  await bench.runFor(hours(1));
  t.is(bench.trace.length, 0);
  t.true(bench.store.interactions.length < 20);
});

test('so many agents: the first ones of the scenario, then copies in the same groups', (t) => {
  const { centre } = withAgents(dayOfTraffic(), 7);
  t.deepEqual(centre!.agents!.map(({ name }) => name).slice(4), ['agent 5', 'agent 1 2', 'agent 2 2']);
  t.is(centre!.groups![0]!.agents.length, 7);
});
