import test from 'ava';
import { createBench, exponential, hours, minutes, type Work } from 'routeproof';
import { dayOfTraffic } from '../simulate-day.ts';

const days = 5;
const shifts = Array.from({ length: days }, (_, day) => ({ from: hours(24 * day + 9), to: hours(24 * day + 17) }));

/** When 60 agents log in, in hours: `agent 7 33`. */
async function logins(work: Work, seed = 1): Promise<readonly string[]> {
  const day = dayOfTraffic({ traffic: { arrivals: { times: [hours(1)] } } });
  const agents = Array.from({ length: 60 }, (_, index) => ({ name: `agent ${index + 1}`, work }));
  const bench = createBench(
    () => ({
      ...day,
      centre: { ...day.centre, agents, groups: [{ name: 'Everybody', agents: agents.map(({ name }) => name) }] },
      until: hours(24 * days),
    }),
    { seed, synchronous: true },
  );
  await bench.runFor(hours(24 * days));
  return bench.trace.messages
    .filter(({ type, to }) => type === 'RequestAgentLogin' && to === 'interaction-server')
    .map(({ from, at }) => `${from} ${at / hours(1)}`);
}

test('each agent is absent from each shift by chance, the same for the same seed', async (t) => {
  t.is((await logins({ shifts })).length, 300);
  t.is((await logins({ shifts, absent: 1 })).length, 0);
  const come = await logins({ shifts, absent: 0.3 });
  // Of 300 draws three standard errors are 24.
  t.true(Math.abs(come.length - 210) < 24, String(come.length));
  const daysOf = (agent: number) => come.filter((each) => each.startsWith(`agent ${agent} `)).length;
  t.true(
    [1, 2, 3, 4, 5, 6, 7, 8].some((agent) => daysOf(agent) > 0 && daysOf(agent) < days),
    'not for all days at once',
  );
  t.deepEqual(await logins({ shifts, absent: 0.3 }), come);
  t.notDeepEqual(await logins({ shifts, absent: 0.3 }, 2), come);
});

test('without shifts an agent comes for the whole run, or never', async (t) => {
  t.is((await logins({})).filter((each) => each.endsWith(' 0')).length, 60);
  const come = await logins({ absent: 0.5 });
  t.true(come.length > 15 && come.length < 45 && come.every((each) => each.endsWith(' 0')));
});

test('who is late logs in later, and one who would come after the shift does not come', async (t) => {
  const [first] = shifts;
  t.true((await logins({ shifts: [first!], late: minutes(30) })).every((each) => each.endsWith(' 9.5')));
  t.deepEqual(await logins({ shifts: [first!], late: hours(8) }), []);
  t.is((await logins({ late: minutes(30) })).filter((each) => each.endsWith(' 0.5')).length, 60);
  const times = (await logins({ shifts, late: exponential(minutes(20)) })).map((each) =>
    Number(each.split(' ').at(-1)),
  );
  const late = times.map((time) => (time % 24) - 9);
  const mean = late.reduce((sum, each) => sum + each, 0) / late.length;
  // Of 300 draws three standard errors are 3.5 minutes.
  t.true(Math.abs(mean * 60 - 20) < 3.5, String(mean * 60));
  t.is(new Set(late).size, 300);
});
