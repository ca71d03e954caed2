import test from 'ava';
import { at, createBench, nothing, type Plugin } from 'routeproof';
import { answer, contactCentre, definePlugin, mediaServer, service, trafficCentre } from 'routeproof/plugins';
import { scenarioWith, withAgent, withLoad, withScript, withPlugin, refuses, type Loose } from './refused-scenario.ts';

refuses([
  [
    'a line for nobody',
    withScript(at(5, 'anna', nothing())),
    "There is no actor 'anna' on this bench. Did you mean ann?",
    withScript(at(5, 'ann', nothing())),
  ],
  [
    'a line for somebody who follows none',
    {
      ...withScript(at(5, 'survey', nothing())),
      ...withPlugin({
        name: 'survey',
        setup: (kit: { connect: (...given: unknown[]) => unknown }) => void kit.connect('media-server', 'survey'),
      }),
    },
    "`drive.script` is wrong: 'survey' follows no script, for its plugin does not ask for `kit.script('survey')`.",
    {},
  ],
  [
    'a load by nobody',
    withLoad({ by: 'email-sever' }),
    "There is no actor 'email-sever' on this bench. Did you mean email-server?",
    withLoad({ by: 'email-server' }),
  ],
  [
    'a load by an agent',
    withLoad({ by: 'ann' }),
    "`load.interactions.0.by` is wrong: 'ann' is no media server. Did you mean email-server?",
    {},
  ],
  [
    'a load, and no media server',
    { plugins: [] },
    '`load.interactions.0` is wrong: there is no media server to submit it.',
    { plugins: [mediaServer()] },
  ],
  [
    'traffic, and nobody who makes it',
    { load: { traffic: { arrivals: { perHour: 5 }, handling: 5 } } },
    '`load.traffic` is wrong: no plugin makes traffic; `trafficServer()` does',
    {},
  ],
  [
    'a list, and only traffic',
    {
      plugins: trafficCentre(),
      until: 5,
      load: { interactions: [{}], traffic: { arrivals: { perHour: 5 }, handling: 5 } },
    },
    "`load.interactions.0` is wrong: 'traffic' submits traffic, and nothing that is listed; name another media server in `by`.",
    {
      plugins: [...trafficCentre(), mediaServer()],
      until: 5,
      load: { interactions: [{ by: 'email-server' }], traffic: { arrivals: { perHour: 5 }, handling: 5 } },
    },
  ],

  // Names that two have
  [
    'an agent with the name of URS',
    withAgent({ name: 'urs' }),
    "Two actors are called 'urs', of the plugins 'urs' and 'agents'.",
    withAgent({ name: 'urs 2' }),
  ],
  [
    'an agent with the name of a media server',
    withAgent({ name: 'email-server' }),
    "Two actors are called 'email-server'",
    {},
  ],
  [
    'a service with the name of an agent',
    withPlugin(service('ann', { say: answer() }) as unknown as Loose),
    "Two actors are called 'ann', of the plugins 'agents' and 'service ann'.",
    withPlugin(service('Ann', { say: answer() }) as unknown as Loose),
  ],
  [
    'an agent with the name of the server',
    withAgent({ name: 'interaction-server' }),
    "Plugin 'agents' has an actor called 'interaction-server', which is a name of the bench's own.",
    {},
  ],
  [
    'an agent with the name of the bench',
    withAgent({ name: 'bench' }),
    "Plugin 'agents' has an actor called 'bench', which is a name of the bench's own.",
    withAgent({ name: 'agents' }),
  ],

  // What comes attached
]);

test('no name is listened on twice', (t) => {
  const two = (name: string): Plugin => definePlugin({ name, setup: (kit) => void kit.listen('service', 'phones') });
  t.throws(() => createBench(() => scenarioWith({ plugins: [...contactCentre(), two('one'), two('two')] })), {
    message: /^Two actors are called 'phones', of the plugins 'one' and 'two'\./,
  });
  const same = definePlugin({
    name: 'one',
    setup(kit) {
      kit.listen('service', 'phones');
      kit.listen('service', 'phones');
    },
  });
  t.throws(() => createBench(() => scenarioWith({ plugins: [...contactCentre(), same] })), { code: 'RP_ACTOR_TWICE' });
});
