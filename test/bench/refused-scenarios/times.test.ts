import { at, exponential, nothing, oneOf, seconds, when } from 'routeproof';
import { trafficCentre } from 'routeproof/plugins';
import { withAgent, withLoad, withScript, refuses } from './refused-scenario.ts';

refuses([
  [
    'a load that never comes',
    withLoad({ at: Infinity }),
    '`load.interactions.0.at` is wrong: expected a time in milliseconds, 0 or more, but it is Infinity.',
    withLoad({ at: seconds(1) }),
  ],
  [
    'a load before the start',
    withLoad({ at: -1 }),
    '`load.interactions.0.at` is wrong: expected a time in milliseconds, 0 or more, but it is -1.',
    withLoad({ at: 0 }),
  ],
  ['a load at no number', withLoad({ at: NaN }), 'but it is NaN.', {}],
  [
    'one of several times that is none',
    withLoad({ at: { oneOf: [1, NaN] } }),
    '`load.interactions.0.at.oneOf.1` is wrong: expected a time in milliseconds, 0 or more, but it is NaN.',
    withLoad({ at: oneOf(1, 2) }),
  ],
  [
    'no time to choose from',
    withLoad({ at: { oneOf: [] } }),
    '`load.interactions.0.at.oneOf` is wrong: expected a list of at least one time.',
    {},
  ],
  [
    'an end that never comes',
    { until: Infinity },
    '`until` is wrong: expected a time in milliseconds, 0 or more, but it is Infinity.',
    { until: seconds(9) },
  ],
  [
    'a race window that is no number',
    { raceWindow: NaN },
    '`raceWindow` is wrong: expected a time in milliseconds, 0 or more, but it is NaN.',
    { raceWindow: 0 },
  ],
  [
    'a link that never delivers',
    { links: { urs: Infinity } },
    '`links.urs` is wrong: expected a time in milliseconds, 0 or more, or two of them, `[from, to]`, the smaller one first, but it is Infinity.',
    { links: { urs: 5 } },
  ],
  [
    'a link with its times the wrong way round',
    { links: { urs: [5, 1] } },
    '`links.urs` is wrong: ',
    { links: { urs: [1, 5] } },
  ],
  [
    'a link of nobody',
    { links: { 'emial-server': 5 } },
    '`links.emial-server` is wrong: it is the name of no client, and no role. Did you mean email-server?',
    { links: { 'email-server': 5, agent: 1 } },
  ],
  [
    'a line at no time',
    withScript(at(Infinity, 'ann', nothing())),
    '`drive.script.0.at` is wrong: expected a time in milliseconds, 0 or more, but it is Infinity.',
    withScript(at(5, 'ann', nothing())),
  ],
  [
    'a line after a time that is none',
    withScript(when('ann', 'EventInvite', nothing(), { after: -5 })),
    '`drive.script.0.after` is wrong: expected a time in milliseconds, 0 or more, but it is -5.',
    withScript(when('ann', 'EventInvite', nothing(), { after: [1, 5] })),
  ],
  [
    'a habit after times that are none',
    withAgent({ does: [{ event: 'EventInvite', act: nothing(), after: [5, NaN] }] }),
    '`centre.agents.0.does.0.after` is wrong: expected two times, `[from, to]`, but it is [5, NaN].',
    {},
  ],
  [
    'traffic that is handled for ever',
    { plugins: trafficCentre(), load: { traffic: { arrivals: { perHour: 5 }, handling: Infinity } } },
    '`load.traffic',
    {
      plugins: trafficCentre(),
      until: seconds(1),
      load: { traffic: { arrivals: { perHour: 5 }, handling: exponential(5) } },
    },
  ],

  // Acts
]);
