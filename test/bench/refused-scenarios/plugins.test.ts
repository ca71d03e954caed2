import test from 'ava';
import { createBench, type Plugin } from 'routeproof';
import { contactCentre, definePlugin } from 'routeproof/plugins';
import { scenarioWith, withPlugin, refuses, type Loose } from './refused-scenario.ts';

refuses([
  [
    'a plugin without a name',
    withPlugin({ setup: () => {} }),
    '`plugins.5.name` is wrong: it is missing.',
    withPlugin({ name: 'mine', setup: () => {} }),
  ],
  [
    'a key of a plugin',
    withPlugin({ name: 'mine', setUp: () => {} }),
    '`plugins.5.setUp` is wrong: there is no such key. Did you mean setup?',
    {},
  ],
  [
    'a need that is no list',
    withPlugin({ name: 'mine', needs: 'urs' }),
    "`plugins.5.needs` is wrong: expected a list, but it is 'urs'.",
    withPlugin({ name: 'mine', needs: ['urs'] }),
  ],
  [
    'a need that is near',
    withPlugin({ name: 'mine', needs: ['agnt'] }),
    "Plugin 'mine' needs 'agnt', and no other plugin of this bench plays that role. Did you mean agent?",
    {},
  ],
  [
    'a plugin twice',
    { plugins: [...contactCentre(), ...contactCentre()] },
    "Plugin 'reporting-engine' is given twice.",
    {},
  ],
  [
    'a plugin that is none',
    withPlugin('urs' as never),
    "`plugins.5` is wrong: expected an object, but it is 'urs'.",
    {},
  ],
  [
    'a property of no kind',
    { properties: [{ kind: 'never', sentence: 'x', holds: () => true }] },
    "`properties.0.kind` is wrong: expected always, sometimes or eventually, but it is 'never'.",
    {},
  ],
]);

test('a plugin whose setup returns a promise is refused, for nobody would wait for it', (t) => {
  const late: Plugin = definePlugin({ name: 'late', setup: (async () => {}) as () => void });
  t.throws(() => createBench(() => scenarioWith(withPlugin(late as unknown as Loose))), {
    code: 'RP_PLUGIN_AWAITS',
    message:
      /^Scenario 'day' \(test\/bench\/refused-scenarios\/plugins\.test\.ts:\d+:\d+\): Plugin 'late' returns a promise from `setup`/,
  });
});
