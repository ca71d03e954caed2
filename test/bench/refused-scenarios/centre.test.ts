import test from 'ava';
import { createBench, defineScenario, stop, type Agent } from 'routeproof';
import { scenarioWith, withAgent, refuses } from './refused-scenario.ts';

refuses([
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
    'a capacity without alternatives',
    withAgent({ capacity: [] }),
    '`centre.agents.0.capacity` is wrong: a list without alternatives would let the agent have nothing; leave `capacity` out for one of each medium.',
    withAgent({ capacity: [{ email: 2 }] }),
  ],
  [
    'an alternative of nothing',
    withAgent({ capacity: [{ email: 1 }, {}] }),
    '`centre.agents.0.capacity.1` is wrong: an alternative names a medium at least; leave it out, for nothing at all in hand is within each.',
    withAgent({ capacity: [{ email: 2 }] }),
  ],
  [
    'an alternative that is no object',
    withAgent({ capacity: ['email'] }),
    "`centre.agents.0.capacity.0` is wrong: expected media and how many of each, `{ chat: 3 }`, but it is 'email'.",
    withAgent({ capacity: [{ email: 1 }] }),
  ],
  [
    'less than nothing in an alternative',
    withAgent({ capacity: [{ email: -1 }] }),
    '`centre.agents.0.capacity.0.email` is wrong: expected a whole number of 1 or more, but it is -1.',
    withAgent({ capacity: [{ email: 1 }] }),
  ],
  [
    'half a chat',
    withAgent({ media: ['email', 'chat'], capacity: [{ email: 1 }, { chat: 1.5 }] }),
    '`centre.agents.0.capacity.1.chat` is wrong: expected a whole number of 1 or more, but it is 1.5.',
    withAgent({ media: ['email', 'chat'], capacity: [{ email: 1 }, { chat: 2 }] }),
  ],
  [
    'a medium that blocks one that is not in a list',
    withAgent({ blocks: { voice: 'email' } }),
    "`centre.agents.0.blocks.voice` is wrong: expected a list, but it is 'email'.",
    withAgent({ blocks: { voice: ['email'] } }),
  ],
  [
    'a medium that blocks itself',
    withAgent({ blocks: { voice: ['email', 'voice'] } }),
    "`centre.agents.0.blocks` is wrong: 'voice' cannot block itself; `capacity` says how many of it there may be at once.",
    withAgent({ blocks: { voice: [] } }),
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
]);

test('an agent named alike in two scenarios is nobody twice', (t) => {
  const agent: Agent = { name: 'ann' };
  const scenario = defineScenario(() => scenarioWith(withAgent({ ...agent })));
  t.notThrows(() => createBench(scenario));
  t.notThrows(() => createBench(scenario));
});
