import test from 'ava';
import { defineStrategy, exponential, hours, minutes, routeTo, seconds, simulate, type Scenario } from 'routeproof';
import { trafficCentre } from 'routeproof/plugins';
import { map } from 'rxjs';
import { dayOfTraffic } from './simulate-day.ts';

const few = { replications: 6, synchronous: true };

test('more than all agents can do, and nobody leaves: the queue grows, and the run is no pass', async (t) => {
  const { verdict, notes, overloads } = await simulate(
    () => dayOfTraffic({ traffic: { arrivals: { perHour: 300 } } }),
    few,
  );
  t.is(verdict, 'inconclusive');
  t.regex(notes[0]!, /has grown up to the end/);
  t.is(overloads.length, 1);
  t.regex(overloads[0]!.sentence, /^From .* to the half-hour of 03:30.* 8\.\d erlangs for agent 1, .*room for 5\.0/);
});

test('agents who take three chats each have room for three: load 0.8 is no overload', async (t) => {
  const { verdict, notes, overloads, concurrency } = await simulate(() => {
    const scenario = dayOfTraffic({
      traffic: { media: 'chat', arrivals: { perHour: 432 }, handling: exponential(seconds(100)) },
    });
    const agents = scenario.centre!.agents!.map((agent) => ({ ...agent, media: ['chat'], capacity: { chat: 3 } }));
    return { ...scenario, centre: { ...scenario.centre, agents } };
  }, few);
  t.is(verdict, 'pass', notes.join());
  t.deepEqual(overloads, []);
  t.true(concurrency!.mean! > 2 && concurrency!.mean! < 3);
});

/** Spanish is spoken by one agent, English by all; which one a caller speaks stands in the user data. */
const byLanguage = defineStrategy({
  name: 'by language',
  route: (interaction, desk) =>
    desk.target(`?:${interaction.userData['Language'] as string} > 0.GA`).pipe(map((agent) => routeTo(agent))),
});

const twoLanguages = (perHour: number): Scenario => {
  const agents = Array.from({ length: 5 }, (_, index) => ({
    name: `agent ${index + 1}`,
    skills: { English: 5, ...(index === 0 && { Spanish: 5 }) },
  }));
  return {
    name: 'two languages',
    strategy: byLanguage,
    plugins: trafficCentre(),
    centre: { agents, queues: [{ name: 'Inbound' }] },
    load: {
      traffic: {
        arrivals: {
          profile: [
            { from: 0, to: hours(1), perHour: 10 },
            { from: hours(1), to: hours(2), perHour },
            { from: hours(2), to: hours(4), perHour: 10 },
          ],
        },
        handling: exponential(minutes(2)),
        userData: [
          { weight: 1, userData: { Language: 'Spanish' } },
          { weight: 1, userData: { Language: 'English' } },
        ],
      },
    },
    until: hours(4),
  };
};

test('who has no other help is told by the half-hour: the one who speaks Spanish, though all together have room', async (t) => {
  const { overloads, notes, verdict } = await simulate(() => twoLanguages(100), few);
  t.deepEqual([verdict, notes], ['pass', []]);
  t.like(overloads, [{ from: '01:00', to: '01:30', work: ['email, Language Spanish'], agents: ['agent 1'] }]);
  const [{ erlangs, capacity }] = overloads as unknown as [{ erlangs: number; capacity: number }];
  t.true(Math.abs(erlangs - (50 * 2) / 60) < 0.5);
  t.is(capacity, 1);
  t.deepEqual((await simulate(() => twoLanguages(30), few)).overloads, []);
});

test('an ordinary queue at load 0.8 is not told as growing or as overload, whatever the seed', async (t) => {
  for (let seed = 1; seed <= 5; seed++) {
    const { verdict, overloads } = await simulate(() => dayOfTraffic(), { ...few, replications: 3, seed });
    t.deepEqual([verdict, overloads], ['pass', []], `seed ${seed}`);
  }
});
