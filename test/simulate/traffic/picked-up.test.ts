import test from 'ava';
import { createBench, minutes, seconds, simulate, type RealCall, type Scenario, type TrafficStream } from 'routeproof';
import { dayOfTraffic } from '../simulate-day.ts';

/** One agent, who answers after two seconds. */
function phone(traffic: Partial<TrafficStream>, scenario: Partial<Scenario> = {}): Scenario {
  const agents = [{ name: 'ann', work: { answersAfter: seconds(2) } }];
  const groups = [{ name: 'Everybody', agents: ['ann'] }];
  const centre = { agents, groups, queues: [{ name: 'Inbound' }] };
  return dayOfTraffic({
    traffic: { arrivals: { times: [seconds(30)] }, handling: seconds(40), ...traffic },
    scenario: { centre, until: minutes(10), ...scenario },
  });
}

/** Who got what of the server, and when. */
async function asked(scenario: Scenario): Promise<readonly string[]> {
  const bench = createBench(scenario);
  const seen: string[] = [];
  for (const type of ['RequestAccept', 'RequestStopProcessing', 'EventError'] as const)
    bench.bus.on(type).subscribe(({ at, from, to }) => seen.push(`${at} ${type} ${type === 'EventError' ? to : from}`));
  await bench.runFor(scenario.until!);
  return seen;
}

const whole = ['32000 RequestAccept ann', '72000 RequestStopProcessing ann'];

for (const [what, traffic] of Object.entries({
  leaves: { patience: seconds(2) },
  'leaves, who would call again': { patience: seconds(2), retrial: { chance: 1, after: seconds(20), most: 1 } },
  'asks to be called back': { callback: { chance: 1, after: seconds(2) } },
}))
  test(`a customer who ${what} in the moment of the answer is answered, and talks to the end`, async (t) => {
    t.deepEqual(await asked(phone(traffic)), whole);
    const day = await simulate(() => phone(traffic), { replications: 2, synchronous: true });
    t.deepEqual([day.offered?.mean, day.handled?.mean, day.abandoned?.mean, day.stopped?.mean], [1, 1, 0, 0]);
    t.is(day.averageHandleTime?.mean, 40);
  });

test('it is the same where the answer is on its way when the customer leaves', async (t) => {
  const links = { ann: 700 };
  // The invitation and the answer take 700 ms each.
  for (const patience of [3000, 3200, 3399, 3400])
    t.deepEqual(
      await asked(phone({ patience }, { links })),
      ['33400 RequestAccept ann', '74800 RequestStopProcessing ann'],
      `${patience}`,
    );
  t.deepEqual(await asked(phone({ patience: 2600 }, { links })), [
    '32600 RequestStopProcessing traffic',
    '33400 RequestAccept ann',
    '34100 EventError ann',
  ]);
});

test('a customer who leaves a moment before or after the answer is not answered, or stays', async (t) => {
  t.deepEqual(await asked(phone({ patience: 1999 })), [
    '31999 RequestStopProcessing traffic',
    '32000 RequestAccept ann',
    '32000 EventError ann',
  ]);
  t.deepEqual(await asked(phone({ patience: 2001 })), whole);
});

test('of many customers whose patience and agents meet by the second, each is answered or has left, and never both', async (t) => {
  const calls: RealCall[] = Array.from({ length: 400 }, (_, index) => ({
    at: seconds((index * 37) % 3600),
    handling: seconds(60),
    patience: seconds(1 + ((index * 7) % 30)),
  }));
  const day = await simulate(() => phone({ arrivals: { calls } }, { until: minutes(70) }), {
    replications: 2,
    synchronous: true,
  });
  t.is((day.handled?.mean ?? 0) + (day.abandoned?.mean ?? 0), 400);
  t.deepEqual([day.offered?.mean, day.inHandAtEnd?.mean, day.waitingAtEnd?.mean], [400, 0, 0]);
  t.is(day.averageHandleTime?.mean, 60);
});
