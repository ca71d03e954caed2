import test from 'ava';
import { defineStrategy, hours, minutes, routeTo, seconds, simulate, type Scenario } from 'routeproof';
import { leastStaffing, runReplication, withStaff } from 'routeproof/engines';
import { map } from 'rxjs';
import { openSession } from '../../cli/cli-session.ts';
import { cases, isLong, long } from '../../sizes.ts';
import { dayOfTraffic } from '../simulate-day.ts';
import staffedDay, { callsAnHour, handlingTime } from './staffed-day.ts';

const file = 'test/simulate/staffing/staffed-day.ts';
const { run, close } = openSession(process.cwd());
test.after.always(() => close());

/** The share that Erlang C answers within so many seconds, written down once more. */
function answeredWithin(time: number, agents: number, load: number): number {
  if (agents <= load) return 0;
  let blocked = 1;
  for (let each = 1; each <= agents; each++) blocked = (load * blocked) / (each + load * blocked);
  const waits = blocked / (1 - (load / agents) * (1 - blocked));
  return 1 - waits * Math.exp((-(agents - load) * time) / handlingTime);
}

const erlang = callsAnHour.map((perHour) => {
  let agents = 1;
  while (answeredWithin(20, agents, (perHour * handlingTime) / 3600) < 0.8) agents++;
  return agents;
});

const day = () => staffedDay();
const levels = async (staff: readonly number[], replications: number) => {
  const { by } = await simulate(() => withStaff(day(), staff), { replications, synchronous: true });
  return Object.values(by['interval'] ?? {}).flatMap(({ offered, serviceLevel }) =>
    (offered?.mean ?? 0) > 0 ? [serviceLevel!.mean!] : [],
  );
};

test('the least staffing is that of Erlang C, meets the goal when it is simulated, and not with one agent less', async (t) => {
  const replications = cases({ short: 2, long: 6 });
  const { verdict, intervals, staff, agentHours, simulation, notes } = await leastStaffing(day, {
    replications,
    synchronous: true,
  });
  t.deepEqual([verdict, notes], ['pass', []]);
  t.deepEqual(
    intervals.map(({ interval }) => interval),
    ['01:00', '01:30', '02:00'],
  );
  for (const [index, { agents, load, from, to, offered }] of intervals.entries()) {
    t.true(Math.abs(agents! - erlang[index]!) <= 1, `${index}: ${agents}, and Erlang says ${erlang[index]}`);
    t.true((from ?? 0) <= agents! && agents! <= (to ?? Infinity), `${index}: ${from} to ${to}`);
    t.true(Math.abs(offered.mean! / (callsAnHour[index]! / 2) - 1) < 0.3);
    // The first half-hour begins with nobody in hand, and the last one with what the busy one before it left.
    t.true(Math.abs(load / ((callsAnHour[index]! * handlingTime) / 3600) - 1) < 0.5, `${index}: load ${load}`);
  }
  t.deepEqual(staff, [0, 0, ...intervals.map(({ agents }) => agents!)]);
  t.is(agentHours, intervals.reduce((sum, { agents }) => sum + agents!, 0) / 2);
  t.is(simulation?.replications, replications);

  const again = await levels(staff, replications);
  t.deepEqual(
    again,
    intervals.map(({ serviceLevel }) => serviceLevel.mean!),
  );
  t.true(again.every((level) => level >= 0.8));
  for (const row of [...intervals.keys()].slice(0, cases({ short: 1, long: 3 }))) {
    const fewer = staff.map((count, index) => (index === row + 2 ? count - 1 : count));
    t.true(
      (await levels(fewer, replications)).some((level) => level < 0.8),
      `one less in ${row}`,
    );
  }
});

test('a staffing has agents of its own, then copies of them, in shifts of merged half-hours, without breaks', (t) => {
  const scenario: Scenario = {
    ...day(),
    centre: {
      agents: [{ name: 'ann', work: { absent: 0.5, breaks: [{ from: 0, to: minutes(5) }] } }, { name: 'bob' }],
    },
    load: { traffic: { arrivals: { times: [0] }, handling: 1000 } },
  };
  const end = hours(3.25);
  const made = (staff: readonly number[]) =>
    withStaff(scenario, staff).centre!.agents!.map(({ name, work }) => [name, work?.shifts]);
  t.deepEqual(made([1, 3, 3, 0, 1]), [
    [
      'ann',
      [
        { from: 0, to: minutes(90) },
        { from: hours(2), to: end },
      ],
    ],
    ['bob', [{ from: minutes(30), to: minutes(90) }]],
    ['ann 2', [{ from: minutes(30), to: minutes(90) }]],
  ]);
  t.deepEqual(made([1]), [
    ['ann', [{ from: 0, to: end }]],
    ['bob', []],
  ]);
  t.like(withStaff(scenario, [1]).centre!.agents![0]!.work, { breaks: [], absent: 0, late: 0 });
});

long('a goal that no staffing reaches is told with what can be reached', async (t) => {
  const slow = () => staffedDay({ slow: 30 });
  const { verdict, notes, intervals, staff, agentHours } = await leastStaffing(slow, {
    replications: 2,
    synchronous: true,
  });
  t.is(verdict, 'inconclusive');
  t.regex(notes.join(), /No staffing reaches 80 %: with \d+ agents it is missed at '01:00 \(0 %\)', /);
  t.deepEqual([agentHours, staff], [0, []]);
  t.true(intervals.every(({ agents, serviceLevel }) => agents === null && serviceLevel.mean === 0));

  // A strategy that uses one agent, whoever else is there: enough for the second half-hour alone.
  const profile = [100, 6].map((perHour, index) => ({ from: hours(index / 2), to: hours((index + 1) / 2), perHour }));
  const toOne = defineStrategy({
    name: 'to one',
    route: (_interaction, desk) => desk.target('agent 1.A').pipe(map((agent) => routeTo(agent))),
  });
  const traffic = { arrivals: { profile }, handling: seconds(40), patience: seconds(30) };
  const some = await leastStaffing(() => dayOfTraffic({ strategy: toOne, traffic, scenario: { until: hours(1) } }), {
    replications: 2,
    synchronous: true,
  });
  t.is(some.verdict, 'inconclusive');
  t.regex(some.notes.join(), /No staffing reaches 80 %: with \d+ agents it is missed at '00:00 \([\d.]+ %\)'\. /);
  t.deepEqual(
    some.intervals.map(({ agents }) => agents),
    [null, 1],
  );
});

test('where more agents stop to help on the way, it says where the goal is still missed', async (t) => {
  // With plenty of agents all is well; whatever else is asked for is played with one.
  const { verdict, notes, intervals } = await leastStaffing(
    day,
    { replications: 1, synchronous: true },
    (staff) => (_replication, how) => runReplication(() => withStaff(day(), staff.length === 1 ? staff : [1]), how),
  );
  t.is(verdict, 'inconclusive');
  t.regex(notes[0]!, /^No staffing that was tried reaches 80 % everywhere: it is missed at '01:00', '01:30', '02:00'/);
  t.true(intervals.every(({ from, to }) => from === null && to === null));
});

test('what there is so far is told where there are too many simulations, or it is told to stop', async (t) => {
  const few = await leastStaffing(day, { replications: 2, synchronous: true, trials: 6 });
  t.is(few.verdict, 'inconclusive');
  t.is(few.simulations, 6);
  t.regex(few.notes.join(), /Ended after 6 simulations, before the search was over\./);
  t.true(few.intervals.every(({ agents }) => agents !== null));

  if (!isLong) return;
  let left = 14;
  const cut = await leastStaffing(day, { replications: 2, synchronous: true }, (staff) => (_replication, how) => {
    const isOver = left-- <= 0;
    return runReplication(() => withStaff(day(), staff), { ...how, onProgress: () => !isOver });
  });
  t.is(cut.verdict, 'inconclusive');
  t.regex(cut.notes.join(), /Ended after \d+ simulations, before the search was over\./);
  t.is(cut.intervals.length, 3);
});

long('a staffing is the same bytes with any number of workers, as a table and as CSV', async (t) => {
  const given = ['simulate', file, '--staff', '--replications', '2', '--goal', '70'];
  const [one, two] = [await run(...given, '--json', '--workers', '1'), await run(...given, '--json', '--workers', '2')];
  t.is(one.code, 0, one.stderr);
  t.is(one.stdout, two.stdout);
  const document = JSON.parse(one.stdout) as { readonly intervals: readonly { readonly agents: number }[] };
  const csv = (await run(...given, '--csv')).stdout.trim().split('\n');
  t.deepEqual(csv[0]?.split(',').slice(0, 4), ['interval', 'offered', 'load', 'agents']);
  t.deepEqual(
    csv.slice(1).map((line) => Number(line.split(',')[3])),
    document.intervals.map(({ agents }) => agents),
  );
  const { stdout: text, code } = await run('simulate', file, '--staff', '--replications', '2', '--goal', '1');
  t.is(code, 0);
  t.regex(text, /the least agents for a service level of 1 % \(20 s\)[^]* 01:30 [^]*agent hours at work/);
});

test('what no staffing can be sought for is refused with a sentence', async (t) => {
  const refused = async (sentence: RegExp, ...args: readonly string[]) => {
    const { code, stdout: out, stderr: said } = await run('simulate', ...args, '--staff');
    t.deepEqual([code, out], [3, '']);
    t.regex(said, sentence);
  };
  await refused(/--staff is for one file/, file, file);
  await refused(/--staff is for one value of each --set/, file, '--set', 'slow=1..2');
  await refused(/100 staffings at most/, file, '--replications', '5001');
  for (const option of [
    ['--agents', '5'],
    ['--shard', '1/2'],
    ['--by', 'stream'],
    ['--warm-up', '60'],
  ])
    await refused(new RegExp(`'--staff' cannot be used with option '${option[0]} `), file, ...option);
  await refused(/has no traffic/, 'examples/01-longest-ready/scenario.ts');
  await t.throwsAsync(
    leastStaffing(() => dayOfTraffic()),
    { code: 'RP_STAFFING_OF_STEADY' },
  );
  await t.throwsAsync(
    leastStaffing(() => ({ ...day(), until: hours(24 * 15) })),
    { code: 'RP_STAFFING_TOO_LONG' },
  );
  const early = await leastStaffing(() => ({ ...day(), until: minutes(30) }), { replications: 2, synchronous: true });
  t.is(early.verdict, 'inconclusive');
  t.regex(early.notes.join(), /Nothing came in any replication/);
});
