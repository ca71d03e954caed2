import test from 'ava';
import { createBench, defineStrategy, placeInQueue, play, seconds, stop, type Scenario } from 'routeproof';
import {
  agent,
  answer,
  businessHours,
  contactCentre,
  either,
  mediaServer,
  overflow,
  percentage,
  reportingEngine,
  ruleTable,
  service,
  silence,
  urs,
} from 'routeproof/plugins';
import { of } from 'rxjs';

// Options that a plugin does not have, or that are of another kind, are refused on the line that gives them.

const desk = { after: () => of(undefined), waiting: () => 0 } as never;
const to = placeInQueue('Back');
const rules = { name: 'rules.yaml', text: '- { segment: gold, target: Gold.GA }' };
const columns = { conditions: ['segment'], results: ['target'] } as const;

const rows: readonly (readonly [wrong: () => unknown, sentence: RegExp, right: () => unknown])[] = [
  [
    () => mediaServer('chat-server', { extention: {} } as never),
    /^`mediaServer` has no option 'extention'\. Did you mean extension\?/,
    () => mediaServer('chat-server', { extension: { event_processing_stopped: 1 } }),
  ],
  [
    () => mediaServer('chat-server', { extension: { since: new Date(0) } } as never),
    /^`mediaServer`, option `extension`: `since` is an object of class Date, which no message carries; write it as a text/,
    () => mediaServer('chat-server', {}),
  ],
  [
    () => mediaServer('chat-server', 'email' as never),
    /^`mediaServer`: option 'options' is 'email', but must be an object/,
    () => mediaServer(),
  ],
  [
    () => urs({ statistic: 'engine' } as never),
    /^`urs` has no option 'statistic'\. Did you mean statistics\?/,
    () => urs({ statistics: 'engine' }),
  ],
  [
    () => urs({ attachesTargets: 'yes' } as never),
    /^`urs`: option 'attachesTargets' is 'yes', but must be true or false/,
    () => urs({ attachesTargets: true }),
  ],
  [
    () => contactCentre({ tlibrary: false } as never),
    /^`contactCentre` has no option 'tlibrary'\. Did you mean tLibrary\?/,
    () => contactCentre({ tLibrary: false, capacityRules: true }),
  ],
  [
    () => reportingEngine('stat-server', { capacityRule: true } as never),
    /^`reportingEngine` has no option 'capacityRule'\. Did you mean capacityRules\?/,
    () => reportingEngine('stat-server', { capacityRules: true }),
  ],
  [
    () => service('Classifier', { classify: answer() }, { delay: NaN }),
    /^`service`: option 'delay' is NaN, but must be a time in milliseconds/,
    () => service('Classifier', { classify: answer() }, { delay: [1, 5] }),
  ],
  [
    () => service('Classifier', { classify: 'spam' as never }),
    /^Service 'Classifier': option 'classify' is 'spam', but must be `answer\(…\)`, `fault/,
    () => service('Classifier', { classify: either(answer(), silence()) }),
  ],
  [
    () => service('Classifier', { classify: either() }),
    /^Service 'Classifier': option 'classify' is a key-value list, but must be `answer/,
    () => service('Classifier', { classify: () => silence() }),
  ],
  [
    () => agent('ann', { medias: ['chat'] } as never),
    /^`agent\('ann'\)` has no option 'medias'\. Did you mean media\?/,
    () => agent('ann', { media: ['chat'] }),
  ],
  [
    () => overflow(desk, { longerThan: 5, to }),
    /^`overflow`: option 'waitingFor' is not there, but must be there: a length is one of a line/,
    () => overflow(desk, { longerThan: 5, waitingFor: 'Support.GA', to }),
  ],
  [
    () => overflow(desk, { to }),
    /^`overflow`: option 'after' is not there, but must be a time, or `longerThan` a length/,
    () => overflow(desk, { after: 5, to }),
  ],
  [
    () => overflow(desk, { after: NaN, to }),
    /^`overflow`: option 'after' is NaN, but must be a time in milliseconds, 0 or more/,
    () => overflow(desk, { after: 0, to }),
  ],
  [
    () => overflow(desk, { after: 5, to: 'Back' as never }),
    /^`overflow`: option 'to' is 'Back', but must be a decision/,
    () => overflow(desk, { after: 5, to: stop() }),
  ],
  [
    () => percentage({ A: 100 }, { sald: 'x' } as never),
    /^`percentage` has no option 'sald'\. Did you mean salt\?/,
    () => percentage({ A: 100 }, { salt: 'x' }),
  ],
  [
    () => businessHours({ startsAt: '2026-03-02T08:00[Europe/Berlin]', opens: {} } as never),
    /^`businessHours` has no option 'opens'\. Did you mean open\?/,
    () => businessHours({ startsAt: '2026-03-02T08:00[Europe/Berlin]', open: {} }),
  ],
  [
    () => ruleTable(rules, { conditions: ['segment'], result: ['target'] } as never),
    /^`ruleTable` has no option 'result'\. Did you mean results\?/,
    () => ruleTable(rules, columns),
  ],
  [
    () => ruleTable(rules, columns).find({ segmnt: 'gold' } as never),
    /^Rule table 'rules\.yaml' has no option 'segmnt'\. Did you mean segment\?/,
    () => ruleTable(rules, columns).find({ segment: undefined }),
  ],
];

for (const [wrong, sentence, right] of rows)
  test(`${String(sentence).slice(1, 60)}…`, (t) => {
    t.throws(wrong, { message: sentence });
    t.notThrows(right);
  });

const scenario = (plugins: Scenario['plugins'], strategy = defineStrategy({ name: 'vip', route: () => stop() })) => ({
  name: 'day',
  strategy,
  centre: { queues: [{ name: 'Inbound' }] },
  plugins,
  load: { interactions: [{}] },
});

test('an actor with a name that is none is refused', (t) => {
  t.throws(() => createBench(() => scenario([mediaServer(5 as never)])), {
    code: 'RP_BAD_ACTOR_NAME',
    message:
      /^Scenario 'day' \(test\/plugins\/plugin-options\.test\.ts:\d+:\d+\): An actor of plugin 'media-server 5' has a wrong name: expected a name, but it is 5\. Give it another\.$/,
  });
});

test('a method that gives no reply is a finding, and not silence', async (t) => {
  const plugins = [...contactCentre(), service('Classifier', { classify: (() => undefined) as never })];
  const silent = defineStrategy({
    name: 'vip',
    async *route(_, desk) {
      await desk.first({ said: desk.invoke('Classifier', 'classify'), late: desk.after(seconds(5)) });
      yield stop();
    },
  });
  const { findings, verdict } = await play(() => scenario(plugins, silent));
  t.is(verdict, 'fail');
  t.regex(findings[0]!.sentence, /Service 'Classifier': option 'classify' is undefined, but must be `answer/);
});
