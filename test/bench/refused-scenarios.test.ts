import test from 'ava';
import { of } from 'rxjs';
import {
  at,
  createBench,
  defineScenario,
  definePlugin,
  defineStrategy,
  disconnect,
  exponential,
  follow,
  nothing,
  oneOf,
  play,
  seconds,
  send,
  stop,
  when,
  type Agent,
  type Plugin,
  type Scenario,
} from 'routeproof';
import { answer, contactCentre, mediaServer, service, trafficCentre } from 'routeproof/plugins';

// Each row is a scenario that says what cannot be, and beside it the one that its author meant. The first is refused before it
// runs, with the place in it and one sentence; the second runs.

/** As JavaScript has it, where no compiler looks. */
type Loose = Readonly<Record<string, unknown>>;

const strategy = defineStrategy({ name: 'vip', route: () => stop() });

const scenarioWith = (changes: Loose): Scenario =>
  ({
    name: 'day',
    strategy,
    centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound' }] },
    plugins: contactCentre(),
    load: { interactions: [{}] },
    ...changes,
  }) as unknown as Scenario;

const withAgent = (agent: Loose): Loose => ({
  centre: { agents: [{ name: 'ann', ...agent }], queues: [{ name: 'Inbound' }] },
});
const withLoad = (offered: Loose): Loose => ({ load: { interactions: [offered] } });
const withScript = (...script: readonly unknown[]): Loose => ({ drive: { script } });
const withPlugin = (plugin: Loose): Loose => ({ plugins: [...contactCentre(), plugin] });

type Row = readonly [what: string, wrong: Loose, sentence: string, right: Loose];

const loop: Record<string, unknown> = {};
loop['again'] = { loop };

class Order {
  total = 5;
}

const rows: readonly Row[] = [
  [
    'a key of a scenario',
    { centr: {} },
    '`centr` is wrong: there is no such key. Did you mean centre?',
    { centre: {} },
  ],
  [
    'a key of an agent',
    withAgent({ skils: { English: 6 } }),
    '`centre.agents.0.skils` is wrong: there is no such key. Did you mean skills?',
    withAgent({ skills: { English: 6 } }),
  ],
  [
    'a misspelt name of an agent',
    { centre: { agents: [{ nmae: 'ann' }], queues: [{ name: 'Inbound' }] } },
    '`centre.agents.0.nmae` is wrong: there is no such key. Did you mean name?',
    {},
  ],
  ['a centre that is a list', { centre: [] }, '`centre` is wrong: expected an object, but it is a list.', {}],
  [
    'a key of a strategy',
    { strategy: { name: 'vip', route: () => stop(), patience: 5 } },
    '`strategy.patience` is wrong: there is no such key.',
    {
      strategy: new (class {
        name = 'vip';
        patience = 5;
        route = () => stop();
      })(),
    },
  ],
  [
    'a strategy without route',
    { strategy: { name: 'vip', rout: () => stop() } },
    '`strategy.rout` is wrong: there is no such key. Did you mean route?',
    {},
  ],
  [
    'a skill that is a text',
    withAgent({ skills: { English: '6' } }),
    "`centre.agents.0.skills.English` is wrong: expected a number, but it is '6'.",
    withAgent({ skills: { English: 6 } }),
  ],
  [
    'a skill that no target could ask for',
    withAgent({ skills: { 'a "b"': 6 } }),
    'is wrong: a skill has no double quotes in its name',
    withAgent({ skills: { "a 'b'": 6 } }),
  ],
  ['a name of nothing', withAgent({ name: '' }), "`centre.agents.0.name` is wrong: expected a name, but it is ''.", {}],
  [
    'a name with space around it',
    withAgent({ name: ' ann' }),
    '`centre.agents.0.name` is wrong: a name has no space around it, as " ann" has.',
    withAgent({ name: 'Ann B.: "the" one' }),
  ],
  [
    'a name with a line break',
    withAgent({ name: 'a\nb' }),
    '`centre.agents.0.name` is wrong: a name is one line without control characters, and this one is "a\\nb".',
    {},
  ],
  [
    'a very long name',
    withAgent({ name: 'a'.repeat(256) }),
    'a name has 255 letters at most, and this one has 256',
    withAgent({ name: 'a'.repeat(255) }),
  ],
  [
    'a capacity of nothing',
    withAgent({ capacity: { email: 0 } }),
    '`centre.agents.0.capacity.email` is wrong: expected a whole number of 1 or more, but it is 0.',
    withAgent({ capacity: { email: 1 } }),
  ],
  [
    'an agent twice in a group',
    {
      centre: {
        agents: [{ name: 'ann' }],
        groups: [{ name: 'Support', agents: ['ann', 'ann'] }],
        queues: [{ name: 'Inbound' }],
      },
    },
    "`centre.groups of 'Support'` is wrong: 'ann' is there twice.",
    {},
  ],
  [
    'a group of somebody else',
    {
      centre: {
        agents: [{ name: 'ann' }],
        groups: [{ name: 'Support', agents: ['anna'] }],
        queues: [{ name: 'Inbound' }],
      },
    },
    "Group 'Support' names agent 'anna', whom the centre does not have. Did you mean ann? ",
    {},
  ],
  [
    'a place twice',
    { centre: { places: ['desk 7', 'desk 8', 'desk 7'] } },
    "`centre.places` is wrong: 'desk 7' is there twice.",
    {},
  ],
  [
    'a workbin of owners that there are not',
    { centre: { workbins: [{ name: 'Drafts', owner: 'agents' }] } },
    "`centre.workbins.0.owner` is wrong: expected agent, place or group, but it is 'agents'.",
    {},
  ],
  [
    'a medium twice',
    { centre: { media: [{ name: 'chat' }, { name: 'chat' }] } },
    "`centre.media.1.name` is wrong: 'chat' is there twice.",
    { centre: { media: [{ name: 'chat' }], queues: [{ name: 'Inbound' }] } },
  ],

  // Times
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
  [
    'an act that is none',
    withScript(at(5, 'ann', { do: 'dance' } as never)),
    "`drive.script.0.act.do` is wrong: 'dance' is no act. Did you mean send, disconnect, nothing, oneOf or follow?",
    {},
  ],
  [
    'an act that is misspelt',
    withAgent({ does: [{ event: 'EventInvite', act: { do: 'disconect' } }] }),
    "`centre.agents.0.does.0.act.do` is wrong: 'disconect' is no act. Did you mean disconnect?",
    withAgent({ does: [{ event: 'EventInvite', act: disconnect() }] }),
  ],
  [
    'an act among several',
    withScript(at(5, 'ann', { do: 'oneOf', acts: [nothing(), { do: 'dance' }] } as never)),
    "`drive.script.0.act.acts.1.do` is wrong: 'dance' is no act.",
    withScript(at(5, 'ann', oneOf(nothing(), disconnect()))),
  ],
  [
    'no act at all',
    withScript({ actor: 'ann', at: 5 }),
    '`drive.script.0.act` is wrong: expected an act such as `send(…)`, but it is undefined.',
    {},
  ],
  [
    'nothing to follow',
    withScript(at(5, 'ann', follow([] as never))),
    '`drive.script.0.act.acts` is wrong: expected an Observable of acts.',
    withScript(at(5, 'ann', follow(of(nothing())))),
  ],
  [
    'a word of lanes that is no act',
    { drive: { lanes: { words: { x: { do: 'dance' } }, picture: 'ann does: --x' } } },
    "`drive.lanes.words.x.do` is wrong: 'dance' is no act.",
    { drive: { lanes: { words: { x: nothing() }, picture: 'ann does: --x' } } },
  ],
  [
    'a line that says neither when nor what for',
    withScript({ actor: 'ann', act: nothing() }),
    '`drive.script.0` is wrong: it says neither `event` nor `at`, and needs one of them.',
    {},
  ],
  [
    'a line with a key of its own',
    withScript({ ...at(5, 'ann', nothing()), afer: 5 }),
    '`drive.script.0.afer` is wrong: there is no such key. Did you mean after?',
    withScript({ ...at(5, 'ann', nothing()), after: 5 }),
  ],
  [
    'an event that is none',
    withScript(when('ann', 'EventInvitation' as never, nothing())),
    "`drive.script.0.event` is wrong: 'EventInvitation' is no event of the bench.",
    withScript(when('ann', 'EventInvite', nothing())),
  ],
  [
    'an event by the name of a property of all objects',
    withScript(when('ann', 'constructor' as never, nothing())),
    "`drive.script.0.event` is wrong: 'constructor' is no event of the bench.",
    {},
  ],
  [
    'a request that is none',
    withScript(at(5, 'ann', send('RequestAcept' as never))),
    "`drive.script.0.act.request` is wrong: 'RequestAcept' is no request of the bench. Did you mean RequestAccept?",
    {},
  ],
  [
    'an actor that sends an event',
    withScript(at(5, 'ann', send('EventInvite' as never))),
    '`drive.script.0.act.request` is wrong: EventInvite is an event of the server, and an actor sends requests.',
    {},
  ],
  [
    'an attribute that is none',
    withScript(at(5, 'ann', send('RequestAccept', { TiketId: 5 } as never))),
    '`drive.script.0.act.attributes.TiketId` is wrong: RequestAccept has no such attribute. Did you mean TicketId?',
    {},
  ],
  [
    'an attribute of another kind',
    withScript(at(5, 'ann', send('RequestAccept', { TicketId: 'x' } as never))),
    "`drive.script.0.act.attributes.TicketId` is wrong: expected integer, but it is 'x'.",
    {},
  ],

  // Who does it
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
  [
    'a load with an attribute that is none',
    withLoad({ Mediatype: 'chat' }),
    '`load.interactions.0.Mediatype` is wrong: RequestSubmit has no such attribute. Did you mean MediaType?',
    withLoad({ MediaType: 'chat' }),
  ],
  [
    'a load with a number for a queue',
    withLoad({ Queue: 5 }),
    '`load.interactions.0.Queue` is wrong: expected text, but it is 5.',
    {},
  ],
  [
    'an interaction without a name',
    withLoad({ InteractionId: '' }),
    '`load.interactions.0.InteractionId` is wrong: an identifier cannot be empty',
    {},
  ],
  [
    'user data with a BigInt',
    withLoad({ UserData: { Order: { items: { 1: 1, 2: { price: 5n } } } } }),
    "`load.interactions.0.UserData.Order.items.2.price` is wrong: it is a BigInt (5n), which no message carries; write it as a text: '5'.",
    withLoad({ UserData: { Order: { items: { 1: 1, 2: { price: 5 } } } } }),
  ],
  [
    'user data that holds itself',
    withLoad({ UserData: loop }),
    '`load.interactions.0.UserData.again.loop` is wrong: it is a list that holds itself',
    withLoad({ UserData: { again: { loop: 1 } } }),
  ],
  [
    'user data with a date',
    withLoad({ UserData: { born: new Date(0) } }),
    '`load.interactions.0.UserData.born` is wrong: it is an object of class Date',
    {},
  ],
  [
    'user data of a class',
    withLoad({ UserData: { order: new Order() } }),
    '`load.interactions.0.UserData.order` is wrong: it is an object of class Order',
    withLoad({ UserData: { order: { total: new Order().total } } }),
  ],
  [
    'user data that is not there',
    withLoad({ UserData: { order: undefined } }),
    '`load.interactions.0.UserData.order` is wrong: it is undefined',
    {},
  ],
  ['user data with null', withLoad({ UserData: { order: null } }), 'it is null, which no message carries', {}],
  [
    'user data with a function',
    withLoad({ UserData: { order: () => 5 } }),
    'it is a function, which no message carries',
    {},
  ],
  [
    'user data with a symbol',
    withLoad({ UserData: { order: Symbol('x') } }),
    'it is a symbol, which no message carries',
    {},
  ],
  [
    'user data with no number',
    withLoad({ UserData: { 'order total': NaN } }),
    '`load.interactions.0.UserData["order total"]` is wrong: it is NaN',
    {},
  ],
  [
    'user data with a getter that throws',
    withLoad({
      UserData: {
        get order() {
          throw new Error('gone');
        },
      },
    }),
    '`load.interactions.0.UserData.order` is wrong: it is a getter that throws (gone)',
    withLoad({
      UserData: {
        get order() {
          return 5;
        },
      },
    }),
  ],
  [
    'user data that is huge',
    withLoad({ UserData: { list: Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`${index}`, 1])) } }),
    'it is one of more than 10000 values',
    withLoad({ UserData: { list: Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`${index}`, 1])) } }),
  ],
  [
    'user data with a huge text',
    withLoad({ UserData: { text: 'x'.repeat(1_000_001) } }),
    'it is a text of 1000001 letters',
    {},
  ],
  [
    'a row of traffic with a date',
    {
      plugins: trafficCentre(),
      load: { traffic: { arrivals: { perHour: 5 }, handling: 5, userData: [{ userData: { born: new Date(0) } }] } },
    },
    '`load.traffic.0.userData.0.userData.born` is wrong: it is an object of class Date',
    {},
  ],
  [
    'a line that sends a date',
    withScript(at(5, 'ann', send('RequestChangeProperties', { ChangedProperties: { born: new Date(0) } } as never))),
    '`drive.script.0.act.attributes.ChangedProperties.born` is wrong: it is an object of class Date',
    {},
  ],

  // Plugins
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
];

for (const [what, wrong, sentence, right] of rows)
  test(`${what} is refused, and what was meant runs`, async (t) => {
    const error = t.throws(() => createBench(() => scenarioWith(wrong)));
    t.true(error?.message.includes(sentence), error?.message);
    t.notRegex(error?.message ?? '', /\.\.|\?\./, 'one full stop');
    await t.notThrowsAsync(play(() => scenarioWith(right)));
  });

test('a plugin whose setup returns a promise is refused, for nobody would wait for it', (t) => {
  const late: Plugin = definePlugin({ name: 'late', setup: (async () => {}) as () => void });
  t.throws(() => createBench(() => scenarioWith(withPlugin(late as unknown as Loose))), {
    code: 'RP_PLUGIN_AWAITS',
    message:
      /^Scenario 'day' \(test\/bench\/refused-scenarios\.test\.ts:\d+:\d+\): Plugin 'late' returns a promise from `setup`/,
  });
});

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

test('what is attached is refused on the line of the one who attaches it', async (t) => {
  const { attach } = await import('routeproof');
  t.throws(() => attach({ born: new Date(0) as never }), {
    code: 'RP_BAD_USER_DATA',
    message: /^`attach`: `born` is an object of class Date, which no message carries; write it as a text/,
  });
  t.throws(() => answer({ price: 5n as never }), { message: /^`answer`: `price` is a BigInt \(5n\)/ });
  t.notThrows(() => attach({ born: '1970-01-01', lists: { 1: { 1: 1 }, 2: { a: 'true' } } }));
});

test('an agent named alike in two scenarios is nobody twice', (t) => {
  const agent: Agent = { name: 'ann' };
  const scenario = defineScenario(() => scenarioWith(withAgent({ ...agent })));
  t.notThrows(() => createBench(scenario));
  t.notThrows(() => createBench(scenario));
});
