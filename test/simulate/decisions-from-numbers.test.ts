import test from 'ava';
import { exponential, hours, minutes, seconds, simulate } from 'routeproof';
import { comparison, simulateShard } from 'routeproof/engines';
import { cases } from '../sizes.ts';
import { dayOfTraffic } from './simulate-day.ts';

const options = { replications: 4, synchronous: true, warmUp: 0 };
const short = { scenario: { until: hours(1) } };

test('it plays on until the service level is known within so many points, and no longer', async (t) => {
  const near = cases({ short: 0.08, long: 0.03 });
  const document = await simulate(() => dayOfTraffic(short), {
    ...options,
    untilPrecise: { serviceLevel: near },
    most: 400,
  });
  t.is(document.verdict, 'pass', document.notes.join());
  const { mean, low, high } = document['serviceLevel']!;
  t.true(high! - mean! <= near && mean! - low! <= near);
  t.true(document.replications > 4 && document.replications < 400);
  // Half as many are not enough.
  const fewer = await simulate(() => dayOfTraffic(short), {
    ...options,
    replications: Math.floor(document.replications / 2),
  });
  const { mean: middle, low: from, high: to } = fewer['serviceLevel']!;
  t.true(Math.max(to! - middle!, middle! - from!) > near);
});

test('what was played is the same as if it had been asked for at once', async (t) => {
  const precise = await simulate(() => dayOfTraffic(short), { ...options, untilPrecise: { serviceLevel: 0.1 } });
  const at = await simulate(() => dayOfTraffic(short), { ...options, replications: precise.replications });
  t.deepEqual(precise, at);
});

test('where so many replications are not enough, the figures are told with a note', async (t) => {
  const { verdict, notes, replications, offered } = await simulate(() => dayOfTraffic(short), {
    ...options,
    untilPrecise: { averageSpeedOfAnswer: 0.001 },
    most: 6,
  });
  t.deepEqual([verdict, replications], ['inconclusive', 6]);
  t.regex(notes[0]!, /average speed of answer within 0\.1 %.*after 6 replications/);
  t.true(offered!.mean! > 100);
});

test('a measure that there is not is refused with the one that is meant', async (t) => {
  const error = await t.throwsAsync(
    simulate(() => dayOfTraffic(short), { ...options, untilPrecise: { serviceLevl: 0.02 } }),
  );
  t.regex(error!.message, /no measure 'serviceLevl'. Did you mean serviceLevel\?/);
});

test('what there is nothing of ends it at once, with what it needs', async (t) => {
  const told = async (untilPrecise: Readonly<Record<string, number>>, scenario = {}) => {
    const document = await simulate(() => dayOfTraffic({ scenario: { until: hours(0.5), ...scenario } }), {
      ...options,
      untilPrecise,
      most: 8,
    });
    t.deepEqual([document.verdict, document.replications], ['inconclusive', 4]);
    return document.notes.join();
  };
  t.regex(await told({ cost: 0.05 }), /precise the cost is cannot be told: there is none after 4 .* needs `prices`/);
  t.regex(await told({ serviceLevel: 0.5, adherence: 0.05 }), /adherence .* needs agents with shifts/);
  t.regex(await told({ averageTimeToAbandon: 0.05 }), /average time to abandon .* needs customers who leave/);
  t.regex(
    await told({ stoppedShare: 0.02 }),
    /share stopped by the strategy .* it is 0 all the time in 4 replications/,
  );
  t.regex(await told({ refusedInvitations: 0.02 }), /refused invitations .* it is 0 all the time/);
  const nobodyComes = { until: seconds(0.5) };
  t.regex(await told({ averageSpeedOfAnswer: 0.02 }, nobodyComes), /needs customers who are answered/);
});

test('as many as may be played at most are no fewer than those that are played at first', async (t) => {
  const given = { ...options, untilPrecise: { serviceLevel: 0.02 } };
  const refused = async (most: number, replications?: number) => {
    const { replications: _, ...rest } = given;
    const error = await t.throwsAsync(
      simulate(() => dayOfTraffic(short), { ...rest, most, ...(replications !== undefined && { replications }) }),
    );
    t.regex(error!.message, /most.*no less than `replications`/);
  };
  await refused(3, 4);
  await refused(19);
});

test('prices add up to a cost, of all of it, by half-hour and by agent', async (t) => {
  const prices = { agentHour: 30, abandoned: 7, waitingHour: 2, answered: 0.5 };
  const document = await simulate(
    () => dayOfTraffic({ traffic: { patience: exponential(seconds(60)) }, scenario: { until: hours(1), prices } }),
    options,
  );
  const of = (name: string) => document[name]!.mean!;
  const waiting = (of('meanWait') * of('offered')) / 3600;
  const expected = 30 * of('agentHours') + 7 * of('abandoned') + 2 * waiting + 0.5 * of('handled');
  t.true(Math.abs(of('cost') - expected) < 0.5, `${of('cost')} ${expected}`);
  const { agent, interval } = document.by;
  const sum = (parts: typeof agent) => Object.values(parts!).reduce((all, part) => all + part['cost']!.mean!, 0);
  t.true(Math.abs(sum(agent) - 30 * of('agentHours')) < 1e-6 * sum(agent) + 0.6 * of('handled'));
  t.true(Math.abs(sum(interval) - of('cost')) < 0.5);
  t.false('cost' in (await simulate(() => dayOfTraffic(short), options)));
});

test('who waits longer before he leaves makes fewer leave, and others wait', async (t) => {
  const shard = (patience: number) =>
    simulateShard(() => dayOfTraffic({ traffic: { patience: exponential(patience) }, ...short }), {
      ...options,
      replications: cases({ short: 5, long: 10 }),
    });
  const { differences, sentence, against } = comparison(
    { name: 'hurried', part: await shard(seconds(20)) },
    { name: 'patient', part: await shard(minutes(10)) },
  );
  t.is(against, 'hurried');
  const left = differences.find(({ measure }) => measure === 'abandonmentRate')!;
  t.is(left.verdict, 'better');
  t.true(left.difference.mean! < 0 && left.difference.mean! > -1);
  t.regex(sentence, /^patient is better than hurried in .*abandonment rate.*, and worse in /);
});
