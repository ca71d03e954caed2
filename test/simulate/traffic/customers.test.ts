import test from 'ava';
import {
  createBench,
  defineStrategy,
  empirical,
  erlang,
  exponential,
  hours,
  minutes,
  routeTo,
  seconds,
  simulate,
  type Agent,
  type Scenario,
  type TrafficStream,
} from 'routeproof';
import { map } from 'rxjs';
import { dayOfTraffic } from '../simulate-day.ts';

interface Seen {
  readonly at: number;
  readonly type: string;
  readonly id: string;
  readonly from: string;
  readonly body: object;
}

/** What was asked of the server about interactions, in four hours. */
async function played(traffic: Partial<TrafficStream>, scenario: Partial<Scenario> = {}): Promise<readonly Seen[]> {
  const bench = createBench(dayOfTraffic({ traffic, scenario }));
  const seen: Seen[] = [];
  for (const type of ['RequestSubmit', 'RequestAccept', 'RequestStopProcessing'] as const)
    bench.bus.on(type).subscribe(({ at, interaction: id = '', from, body }) => seen.push({ at, type, id, from, body }));
  await bench.runFor(hours(4));
  return seen;
}

/** How long each interaction was worked on, and by whom. */
function handled(seen: readonly Seen[]): ReadonlyMap<string, { readonly by: string; readonly time: number }> {
  const begun = new Map(seen.filter(({ type }) => type === 'RequestAccept').map((each) => [each.id, each]));
  return new Map(
    seen
      .filter(({ type, id, from }) => type === 'RequestStopProcessing' && begun.get(id)?.from === from)
      .map(({ id, at, from }) => [id, { by: from, time: at - begun.get(id)!.at }]),
  );
}

const agents: readonly Agent[] = [
  { name: 'ann', skills: { French: 3 } },
  { name: 'bob', skills: { English: 5 } },
  { name: 'cid' },
];
const centre = {
  agents,
  groups: [{ name: 'Everybody', agents: ['ann', 'bob', 'cid'] }],
  queues: [{ name: 'Inbound' }, { name: 'Nowhere', strategy: null }, { name: 'Callbacks' }],
};
const userData = [{ userData: { customer: 'gold' } }, { weight: 3, userData: { customer: 'silver' } }];

test('the first row of handling times that fits counts: by agent, by skill and by what the interaction came with', async (t) => {
  const seen = await played(
    {
      arrivals: { perHour: 60 },
      userData,
      handling: 1000,
      handlingBy: [
        { agent: 'ann', userData: { customer: 'gold' }, handling: 2000 },
        { skill: 'English', handling: 3000 },
        { userData: { customer: 'gold' }, handling: 4000 },
        { agent: 'ann', handling: 5000 },
      ],
    },
    { centre },
  );
  const customers = new Map(
    seen
      .filter(({ type }) => type === 'RequestSubmit')
      .map(({ id, body }) => [id, (body as { readonly UserData: { readonly customer: string } }).UserData.customer]),
  );
  const met = new Set<string>();
  for (const [id, { by, time }] of handled(seen)) met.add(`${by} ${customers.get(id)} ${time / 1000}`);
  t.deepEqual([...met].sort(), [
    'ann gold 2',
    'ann silver 5',
    'bob gold 3',
    'bob silver 3',
    'cid gold 4',
    'cid silver 1',
  ]);
});

test('whoever works on it, the draw of an interaction is the same one: twice the mean takes twice as long', async (t) => {
  const traffic = { arrivals: { perHour: 30 }, handling: exponential(seconds(100)) };
  const [usual, slow] = [
    handled(await played(traffic, { centre })),
    handled(
      await played({ ...traffic, handlingBy: [{ agent: 'bob', handling: exponential(seconds(200)) }] }, { centre }),
    ),
  ];
  t.true(usual.size > 80);
  for (const [id, { by, time }] of slow)
    if (usual.has(id)) t.true(Math.abs(time - usual.get(id)!.time * (by === 'bob' ? 2 : 1)) <= 1, id);
  t.true([...slow.values()].some(({ by }) => by === 'bob'));
});

const waiting = { arrivals: { times: Array.from({ length: 1000 }, (_, index) => index * 5000) }, queue: 'Nowhere' };

test('who has left calls again with that chance, at most so often, and as the same customer', async (t) => {
  const calls = async (retrial: TrafficStream['retrial'] & object) => {
    const seen = await played({ ...waiting, userData, patience: empirical([seconds(10), seconds(20)]), retrial });
    return seen.filter(({ type }) => type === 'RequestSubmit');
  };
  const retrial = { chance: 0.5, after: erlang(seconds(60), 3) };
  // Each customer calls 1 / (1 - 0.5) times on average, with a variance of 0.5 / (1 - 0.5)².
  const all = await calls(retrial);
  t.true(Math.abs(all.length - 2000) < 3 * Math.sqrt(2 * 1000), `${all.length}`);
  t.is(all.filter(({ id }) => !id.includes('-')).length, 1000);
  t.true(all.some(({ id }) => id.endsWith('-6')));
  const once = await calls({ ...retrial, most: 1 });
  t.true(Math.abs(once.length - 1500) < 3 * Math.sqrt(0.25 * 1000), `${once.length}`);
  t.is(once.filter(({ id }) => id.endsWith('-2')).length, once.length - 1000);
  t.is((await calls({ ...retrial, chance: 0 })).length, 1000);
  const again = new Map(all.map((call) => [call.id, call.body as { readonly UserData: object }]));
  for (const [id, { UserData }] of again) t.deepEqual(UserData, again.get(id.replace(/-\d+$/, ''))!.UserData, id);
});

test('a customer calls again so long after leaving, and is handled as long as at first; nobody who is answered does', async (t) => {
  const seen = await played(
    {
      arrivals: { times: [0, 1000] },
      patience: seconds(10),
      retrial: { chance: 1, after: seconds(60) },
      handling: exponential(seconds(300)),
    },
    { centre: { ...centre, agents: [agents[0]!], groups: [{ name: 'Everybody', agents: ['ann'] }] } },
  );
  t.deepEqual(
    seen
      .filter(({ id, type }) => id.startsWith('email.2') && type === 'RequestSubmit')
      .slice(0, 3)
      .map(({ at, id }) => `${at / 1000} ${id}`),
    ['1 email.2', '71 email.2-2', '141 email.2-3'],
  );
  const alone = handled(
    await played({ arrivals: { times: [0, hours(1)] }, handling: exponential(seconds(300)) }, { centre }),
  );
  const [id, { time }] = [...handled(seen)].find(([each]) => each.startsWith('email.2'))!;
  t.regex(id, /^email\.2-\d+$/);
  t.is(time, alone.get('email.2')!.time);
  t.deepEqual(
    seen.filter((each) => each.id.startsWith('email.1')).map(({ type }) => type),
    ['RequestSubmit', 'RequestAccept', 'RequestStopProcessing'],
  );
});

test('who has waited so long asks with that chance to be called back, and is not left then', async (t) => {
  const callback = {
    after: seconds(30),
    chance: 0.3,
    later: minutes(1),
    queue: 'Callbacks',
    media: 'email',
    userData: { callback: 'yes' },
  };
  const seen = await played(
    { ...waiting, userData, patience: seconds(45), callback, handling: 1000 },
    {
      centre,
      strategy: defineStrategy({
        name: 'to anybody',
        route: (_, desk) => desk.target('Everybody.GA').pipe(map((agent) => routeTo(agent))),
      }),
    },
  );
  const reasons = seen
    .filter(({ type, from }) => type === 'RequestStopProcessing' && from === 'traffic')
    .map(({ body }) => (body as { readonly Reason: { readonly ReasonSystemName: string } }).Reason.ReasonSystemName);
  const asked = reasons.filter((reason) => reason === 'CallbackRequested').length;
  t.true(Math.abs(asked - 300) < 3 * Math.sqrt(0.21 * 1000), `${asked}`);
  t.is(reasons.filter((reason) => reason === 'CustomerLeft').length, 1000 - asked);
  const called = seen.filter(({ id, type }) => id.endsWith('-callback') && type === 'RequestSubmit');
  t.is(called.length, asked);
  for (const { at, id, body } of called) {
    const number = parseInt(id.slice('email.'.length), 32);
    t.is(at, (number - 1) * 5000 + 90_000, id);
    t.like(body, { Queue: 'Callbacks', MediaType: 'email' });
    const { UserData } = body as { readonly UserData: { readonly customer: string; readonly callback: string } };
    const { body: before } = seen.find((each) => each.id === id.replace('-callback', ''))!;
    t.deepEqual(UserData, { ...(before as { readonly UserData: object }).UserData, callback: 'yes' } as never);
  }
  t.is([...handled(seen).keys()].filter((id) => id.endsWith('-callback')).length, asked);
});

test('a callback is offered to nobody who is answered, and without a patience nobody leaves', async (t) => {
  const callback = { after: seconds(30), chance: 1 };
  const seen = await played({ arrivals: { every: minutes(2) }, handling: seconds(60), callback });
  t.true(seen.length > 300);
  t.deepEqual(
    seen.filter(({ from, type }) => type === 'RequestStopProcessing' && from === 'traffic'),
    [],
  );
});

test('in a simulation those who are called back have not left, the same seed gives the same bytes, and arrivals stay', async (t) => {
  const options = { replications: 3, synchronous: true, warmUp: 0 };
  const given = (traffic: Partial<TrafficStream>) =>
    simulate(
      () => dayOfTraffic({ traffic: { arrivals: { perHour: 170 }, ...traffic }, scenario: { until: hours(2) } }),
      options,
    );
  const callback = { after: seconds(40), chance: 0.5, later: minutes(5) };
  const retrial = { chance: 0.4, after: exponential(minutes(2)), most: 3 };
  const patience = exponential(minutes(2));
  const both = await given({ patience, callback, retrial });
  t.is(JSON.stringify(await given({ patience, callback, retrial })), JSON.stringify(both));
  const [plain, called, again] = [
    await given({ patience }),
    await given({ callback }),
    await given({ patience, retrial }),
  ];
  t.is(called['abandoned']!.mean, 0);
  t.true(called['stopped']!.mean! > 10);
  t.true(again['offered']!.mean! > plain['offered']!.mean! + 5);
  t.deepEqual((await given({ patience, retrial: { ...retrial, chance: 0 } }))['offered'], plain['offered']);
  t.deepEqual(
    await given({ patience, retrial: { ...retrial, chance: 0 }, callback: { ...callback, chance: 0 } }),
    plain,
  );
});
