import test from 'ava';
import {
  at,
  defineStrategy,
  hours,
  minutes,
  routeTo,
  seconds,
  send,
  simulate,
  when,
  type Agent,
  type Scenario,
  type ScriptLine,
} from 'routeproof';
import { definePlugin } from 'routeproof/kit';
import { mediaServer, trafficCentre } from 'routeproof/plugins';
import { map } from 'rxjs';
import { dayOfTraffic, toAnybody } from '../simulate-day.ts';

const setUp = { replications: 3, synchronous: true };

const withAgent = (agent: Partial<Agent>, scenario: Partial<Scenario> = {}): Scenario => {
  const centre = {
    agents: [{ name: 'ann', ...agent }],
    groups: [{ name: 'Everybody', agents: ['ann'] }],
    queues: [{ name: 'Inbound' }],
  };
  const traffic = { arrivals: { times: [seconds(5)] }, handling: seconds(60) };
  return dayOfTraffic({ traffic, scenario: { centre, until: hours(1), ...scenario } });
};

const told = async (make: () => Scenario) => {
  const { verdict, findings } = await simulate(make, setUp);
  return [verdict, ...new Set(findings.map(({ code, sentence }) => `${code}: ${sentence}`))].join('\n');
};

test('a capacity, and capacity rules, for a medium that nobody works on are told after a day of traffic', async (t) => {
  t.regex(
    await told(() => withAgent({ capacity: { emial: 3 } })),
    /^pass with warnings\nRP_CAPACITY_UNUSED: .*Did you mean email\?/,
  );
  t.regex(
    await told(() => withAgent({ blocks: { email: ['emial'] } })),
    /^pass with warnings\nRP_BLOCKS_UNUSED: .*Did you mean email\?/,
  );
  t.is(await told(() => withAgent({ capacity: { email: 3 } })), 'pass');
});

test('a queue that there is not, of which a strategy asks, is told', async (t) => {
  const strategy = defineStrategy({
    name: 'asks',
    route: (_interaction, desk) => {
      desk.waiting('Inbuond');
      return desk.target('Everybody.GA').pipe(map((agent) => routeTo(agent)));
    },
  });
  t.regex(await told(() => withAgent({}, { strategy })), /RP_LINE_UNKNOWN: .*Did you mean Inbound\?/);
});

test('a line of a script is told that was to be done after the end of the day, and not one whose event may yet come', async (t) => {
  const plugins = [...trafficCentre(), mediaServer('desk')];
  const submit = send('RequestSubmit', { InteractionId: 'own', Queue: 'Inbound', MediaType: 'email' });
  const drive = (line: ScriptLine) => ({ plugins, drive: { script: [line] } });
  t.regex(
    await told(() => withAgent({}, drive(at(hours(2), 'desk', submit)))),
    /RP_LINE_NOT_DONE: .*the run ended before/,
  );
  t.is(await told(() => withAgent({}, drive(when('desk', 'EventError', submit)))), 'pass');
});

test('who works or waits when the day ends is no finding', async (t) => {
  const traffic = { arrivals: { perHour: 300 }, handling: minutes(6) };
  const { findings } = await simulate(
    () => dayOfTraffic({ traffic, strategy: toAnybody, scenario: { until: hours(1) } }),
    setUp,
  );
  t.deepEqual(findings, []);
});

test('a plugin is told that the run was cut off by its end', async (t) => {
  const ends: boolean[] = [];
  const probe = definePlugin({
    name: 'probe',
    setup: (kit) => kit.atRunEnd(({ isCut }) => void ends.push(isCut)),
  });
  const day = withAgent({});
  await simulate(() => ({ ...day, plugins: [...day.plugins!, probe] }), { ...setUp, replications: 2 });
  t.deepEqual(ends, [true, true]);
});
