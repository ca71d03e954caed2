import test from 'ava';
import { defineStrategy, exponential, hours, minutes, routeTo, seconds, simulate, type Scenario } from 'routeproof';
import type { Interval } from 'routeproof/engines';
import { map } from 'rxjs';
import { dayOfTraffic } from './simulate-day.ts';

const few = { replications: 2, synchronous: true, warmUp: 0 };

/** Chats and e-mails; every third is of a gold customer. */
const mixed = (): Scenario => {
  const scenario = dayOfTraffic({ scenario: { until: hours(2) } });
  const agents = scenario.centre!.agents!.map((agent, index) => ({
    ...agent,
    media: ['chat', 'email'],
    skills: { Sales: 5, ...(index < 2 && { Service: 3 }) },
  }));
  const groups = [...scenario.centre!.groups!, { name: 'Two', agents: ['agent 1', 'agent 2'] }];
  const userData = [
    { weight: 1, userData: { customer: 'gold', case: 7 } },
    { weight: 2, userData: { customer: 'silver' } },
  ];
  const stream = (media: string, perHour: number) => ({
    ...{ name: `${media}s`, media, userData, arrivals: { perHour }, handling: exponential(seconds(100)) },
  });
  return {
    ...scenario,
    centre: { ...scenario.centre, agents, groups },
    load: { traffic: [stream('chat', 90), stream('email', 60)] },
  };
};

type Parts = Readonly<Record<string, Readonly<Record<string, Interval>>>>;
const sumOf = (parts: Parts, measure: string): number =>
  Object.values(parts).reduce((sum, part) => sum + part[measure]!.mean!, 0);
const near = (one: number, other: number): boolean => Math.abs(one - other) < 1e-6 * Math.max(1, Math.abs(other));

test('the parts of each split add up to the whole', async (t) => {
  const by = ['stream', 'customer', 'stream,customer', 'customer,interval', 'medium,stream', 'interval', 'case'];
  const document = await simulate(mixed, { ...few, by });
  for (const split of [...by, 'queue', 'medium'])
    for (const measure of ['offered', 'handled', 'waitingAtEnd', 'queueLength']) {
      const whole = (document as unknown as Readonly<Record<string, Interval>>)[measure]!.mean!;
      const parts = sumOf(document.by[split]!, measure);
      // A half-hour's queue is over its own time: four of them in two hours.
      const isByTime = measure === 'queueLength' && split.includes('interval');
      t.true(near(isByTime ? parts / 4 : parts, whole), `${split} ${measure}: ${parts} of ${whole}`);
    }
  t.deepEqual(Object.keys(document.by['customer']!), ['gold', 'silver']);
  t.deepEqual(Object.keys(document.by['stream,customer']!), [
    ...['chats, gold', 'chats, silver', 'emails, gold', 'emails, silver'],
  ]);
  t.deepEqual(Object.keys(document.by['case']!), ['7', '(none)']);
  t.deepEqual(document.notes, []);
});

test('agents, groups and skills: what each handled, and how busy they were', async (t) => {
  const document = await simulate(mixed, { ...few, by: ['agent', 'group', 'skill', 'agent,stream', 'group,interval'] });
  const { agent, group, skill } = document.by as Readonly<Record<string, Parts>>;
  t.true(near(sumOf(agent!, 'handled'), document['handled']!.mean!));
  t.true(near(sumOf(document.by['agent,stream']!, 'handled'), document['handled']!.mean!));
  t.true(near(group!['Two']!['handled']!.mean!, skill!['Service']!['handled']!.mean!));
  t.true(near(skill!['Sales']!['occupancy']!.mean!, document['occupancy']!.mean!));
  t.true(near(group!['Everybody']!['agentHours']!.mean!, document['agentHours']!.mean!));
  t.true(near(sumOf(document.by['group,interval']!, 'agentHours'), sumOf(group!, 'agentHours')));
  t.is(agent!['agent 1']!['offered'], undefined);
});

test('a threshold for each medium, and 20 s for the others', async (t) => {
  const document = await simulate(mixed, { ...few, within: { chat: seconds(5), email: hours(4) } });
  t.deepEqual([document.within, document.withinByMedium], [20, { chat: 5, email: 14_400 }]);
  t.is(document.by['medium']!['email']!['serviceLevel']!.mean, 1);
  const chats = document.by['medium']!['chat']!;
  t.true(chats['serviceLevel']!.mean! < 1);
  const one = await simulate(mixed, { ...few, within: seconds(5) });
  t.deepEqual(one.by['medium']!['chat'], chats);
  const error = await t.throwsAsync(simulate(mixed, { ...few, within: { caht: minutes(1) } }));
  t.regex(error!.message, /medium 'caht'.*Did you mean chat\?/);
});

test('a split that nothing has is told, and one that cannot be is refused', async (t) => {
  const { verdict, notes, offered } = await simulate(mixed, { ...few, by: ['custmer'] });
  t.is(verdict, 'inconclusive');
  t.regex(notes[0]!, /split by 'custmer', and nothing here has that: 'custmer' is no key of the user data/);
  t.true(offered!.mean! > 100);
  t.regex(notes[0]!, /Did you mean customer\?/);
  for (const [by, meant] of [
    ['Stream', 'stream'],
    ['user-data:custmer', 'customer'],
    ['quue,stream', 'queue'],
    ['xyzxyz', undefined],
  ] as const) {
    const { notes: said } = await simulate(mixed, { ...few, replications: 1, by: [by] });
    if (meant === undefined) t.notRegex(said[0]!, /Did you mean/);
    else t.true(said[0]!.endsWith(`Did you mean ${meant}?`), said[0]!);
  }
  const nowhere = await simulate(mixed, { ...few, by: ['virtual-queue'] });
  t.regex(nowhere.notes[0]!, /split by 'virtual-queue', and nothing here has that: leave it out/);
  for (const by of ['stream,stream', 'a,b,c', ''])
    await t.throwsAsync(simulate(mixed, { ...few, by: [by] }), { code: 'RP_BAD_SPLIT' }, by);
});

test('a key of the user data that is called as a dimension, or as what is kept beside those, is reached', async (t) => {
  const userData = ['garden', 'roof'].map((work) => ({ userData: { work, queue: `${work} queue` } }));
  const named = () => dayOfTraffic({ traffic: { userData }, scenario: { until: hours(0.5) } });
  const by = ['user-data:work', 'user-data:queue', 'queue', 'user-data:work,queue'];
  const document = await simulate(named, { ...few, by });
  t.deepEqual(Object.keys(document.by['user-data:work']!), ['garden', 'roof']);
  t.deepEqual(Object.keys(document.by['user-data:queue']!), ['garden queue', 'roof queue']);
  t.deepEqual(Object.keys(document.by['queue']!), ['Inbound']);
  t.deepEqual(Object.keys(document.by['user-data:work,queue']!), ['garden, Inbound', 'roof, Inbound']);
});

const inQueues = (() => {
  let count = 0;
  return defineStrategy({
    name: 'in two virtual queues',
    route: (_interaction, desk) =>
      desk
        .target('Everybody.GA', { virtualQueue: ++count % 2 === 0 ? 'Even' : 'Odd' })
        .pipe(map((agent) => routeTo(agent))),
  });
})();

test('a virtual queue has those who waited in it', async (t) => {
  const { by } = await simulate(() => dayOfTraffic({ strategy: inQueues, scenario: { until: hours(1) } }), {
    ...few,
    by: ['virtual-queue'],
  });
  const { Odd, Even } = by['virtual-queue']!;
  t.true(Math.abs(Odd!['offered']!.mean! - Even!['offered']!.mean!) <= 1);
  t.true(Odd!['offered']!.mean! > 50);
});
