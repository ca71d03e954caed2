import { scenario, type BadInput } from './row.ts';

const strict = ['run', 'day.ts', '--strict'];
const ann = (more: string) => `centre: { agents: [{ name: 'ann', ${more} }], queues: [{ name: 'Inbound' }] },`;
const acts = "import { send, whenever } from 'routeproof';";
const habit = "does: [whenever('EventInvite', send('RequestReject'))]";

const traffic = (more: string, arrivals: string) =>
  scenario(
    `plugins: trafficCentre(), until: hours(1), load: { traffic: { arrivals: ${arrivals}, handling: 5, ${more} } as never },`,
    "import { trafficCentre } from 'routeproof/plugins';",
  );
const wrong = (where: string, problem: string) =>
  `Scenario 'day' (day.ts:2:16): \`${where}\` is wrong: ${problem} Correct it in the scenario's file.`;

const calls =
  "strategy: defineStrategy({ name: 'vip', async *route(_, desk) { try { await desk.invoke('Mail', 'ack'); } catch {} yield stop(); } }),";
const mail = (reply: string) =>
  scenario(
    `${calls}\n  plugins: [...contactCentre(), service('Mail', { ack: ${reply} })],`,
    "import { answer, either, service } from 'routeproof/plugins';",
  );

/** What an author has written and nobody would take up: behaviour that no plugin follows, options that there are not, times after the end. */
export const unused: readonly BadInput[] = [
  {
    wrong: 'shifts of an agent whose application keeps none',
    files: { 'day.ts': scenario(ann('work: { shifts: [{ from: hours(8), to: hours(9) }] }')) },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): Agent 'ann' has `work` in `centre.agents`, which nobody follows: the agent is played by `agents()`, and it is `workingAgents()`, of `trafficCentre()`, that reads it. Use that, or take it out.",
  },
  {
    wrong: 'shifts of an agent with an application of its own, which keeps none',
    files: {
      'day.ts': scenario(
        `plugins: [...contactCentre().filter(({ name }) => name !== 'agents'), agent('ann')], ${ann('work: { missing: 0.5 }')}`,
        "import { agent } from 'routeproof/plugins';",
      ),
    },
    exit: 3,
    says: /Agent 'ann' has `work` in `centre\.agents`, which nobody follows: the agent is played by `agent\('ann'\)`/,
  },
  {
    wrong: 'habits of an agent who works in traffic by chance',
    files: {
      'day.ts': scenario(
        `plugins: trafficCentre(), ${ann(habit)} load: { traffic: { arrivals: { times: [1000] }, handling: 5 } },`,
        `${acts} import { trafficCentre } from 'routeproof/plugins';`,
      ),
    },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): Agent 'ann' has `does` in `centre.agents`, which nobody follows: the agent is played by `workingAgents()`, and it is `agents()`, of `contactCentre()`, that reads it. Use that, or take it out.",
  },
  {
    wrong: 'agents whom no plugin plays',
    files: {
      'day.ts': scenario("plugins: contactCentre().filter(({ name }) => name !== 'agents'),"),
    },
    args: strict,
    exit: 1,
    says: "Agent 'ann' of the centre is played by no plugin, so nobody logs in and nothing is routed to them. Add `agents()`, which plays all, or `agent('ann')`.",
    at: 'day.ts:2:16',
    also: (t, { stdout }) => t.is(stdout.match(/RP_AGENTS_UNPLAYED/g)?.length, 1),
  },
  {
    wrong: 'habits of one agent whom no plugin plays, beside one who is played',
    files: {
      'day.ts': scenario(
        `plugins: [...contactCentre().filter(({ name }) => name !== 'agents'), agent('bob')], centre: { agents: [{ name: 'ann', ${habit} }, { name: 'bob' }, { name: 'cid' }], queues: [{ name: 'Inbound' }] },`,
        `${acts} import { agent } from 'routeproof/plugins';`,
      ),
    },
    args: strict,
    exit: 1,
    says: /^\s*Agent 'ann' of the centre is played by no plugin/,
    at: 'day.ts:2:16',
  },
  {
    wrong: 'agents without habits whom no plugin plays, beside one who is played, which is no fault',
    files: {
      'day.ts': scenario(
        "plugins: [...contactCentre().filter(({ name }) => name !== 'agents'), agent('bob')], centre: { agents: [{ name: 'ann' }, { name: 'bob' }], queues: [{ name: 'Inbound' }] },",
        "import { agent } from 'routeproof/plugins';",
      ),
    },
    args: strict,
    exit: 0,
    says: /^pass {2}day/,
  },
  {
    wrong: 'an answer of a service with a misspelt option',
    files: { 'day.ts': mail("answer({}, { submit: { Queue: 'Inbound' } } as never)") },
    exit: 3,
    says: "day.ts:6:56: `answer` has no option 'submit'. Did you mean submits? Use one of 'submits'.",
  },
  {
    wrong: 'an answer of a service that submits to a queue that there is not, and whose fault is caught',
    files: { 'day.ts': mail("answer({}, { submits: { Queue: 'Inbuond' } })") },
    exit: 1,
    says: "The server refused the interaction that service 'Mail' submitted for its answer to 'ack' (unknown-target): The centre has no queue 'Inbuond'. Did you mean 'Inbound'? Correct `submits` of that answer.",
    at: 'day.ts:6:33',
  },
  ...['{} as never', 'undefined as never', '(() => answer()) as never'].map((reply): BadInput => ({
    wrong: `a choice of replies of which one is ${reply}`,
    files: { 'day.ts': mail(`either(answer(), ${reply})`) },
    exit: 3,
    says: /day\.ts:6:56: `either`: option 'reply 2' is (?:a key-value list|undefined|a function), but must be `answer\(…\)`, `fault\(…\)`, `silence\(\)` or `either\(…\)`\./,
  })),
  {
    wrong: 'traffic at times of which one is after the end',
    files: { 'day.ts': traffic('', '{ times: [hours(2), 1000] }') },
    args: strict,
    exit: 1,
    says: "The traffic 'email' has 1 of 2 arrivals after the end of the run, which is at 3600 s, so they do not come. Let it end later (`until`), or let them come earlier: times are in milliseconds.",
    at: 'day.ts:2:16',
  },
  ...[
    'profile: [{ from: 0, to: hours(2), perHour: 0 }, { from: hours(2), to: hours(3), perHour: 60 }]',
    'every: hours(2)',
  ].map((arrivals): BadInput => ({
    wrong: `traffic that begins after the end, with ${arrivals.split(':')[0]}`,
    files: { 'day.ts': traffic('', `{ ${arrivals} }`) },
    args: strict,
    exit: 1,
    says: "The traffic 'email' has all arrivals after the end of the run, which is at 3600 s, so they do not come. Let it end later (`until`), or let them come earlier: times are in milliseconds.",
    at: 'day.ts:2:16',
  })),
  {
    wrong: 'traffic that begins after the end of a simulation',
    files: { 'day.ts': traffic('', '{ times: [hours(2)] }') },
    args: ['simulate', 'day.ts', '--replications', '2'],
    exit: 0,
    says: /The traffic 'email' has all arrivals after the end of the run, which is at 3600 s/,
    at: 'day.ts:2:16',
  },
  {
    wrong: 'traffic whose last arrival is at the end, which is no fault',
    files: { 'day.ts': traffic('', '{ times: [hours(1)] }') },
    args: strict,
    exit: 0,
    says: /^pass {2}day/,
  },
  {
    wrong: 'a habit whose time is after the end',
    files: {
      'day.ts': scenario(
        `until: seconds(20), ${ann("does: [{ at: 60_000, act: send('RequestAgentLogout') }, { at: 10_000, act: send('RequestAgentLogout') }]")}`,
        acts,
      ),
    },
    args: strict,
    exit: 1,
    says: "'ann' was to do RequestAgentLogout by habit at 60 s, which was not done: the run ended before, at 20 s. Let it come earlier (`at` is in milliseconds), or take it out.",
    at: 'day.ts:5:83',
    also: (t, { stdout }) => t.is(stdout.match(/RP_HABIT_NOT_DONE/g)?.length, 1),
  },
  {
    wrong: 'traffic with a misspelt key',
    files: { 'day.ts': traffic('patince: 5', '{ perHour: 60 }') },
    exit: 3,
    says: wrong('load.traffic.patince', 'there is no such key. Did you mean patience?'),
  },
  {
    wrong: 'one of several streams of traffic with a misspelt key',
    files: {
      'day.ts': scenario(
        'load: { traffic: [{ arrivals: { every: 5 }, handling: 5 }, { arrivals: { perHuor: 5 }, handling: 5 }] as never },',
      ),
    },
    exit: 3,
    says: wrong('load.traffic.1.arrivals.perHuor', 'there is no such key. Did you mean perHour?'),
  },
  {
    wrong: 'traffic whose arrivals are said twice',
    files: { 'day.ts': traffic('', '{ perHour: 60, every: 5 }') },
    exit: 3,
    says: wrong('load.traffic.arrivals', '`perHour` and `every` do not go together; give one of them.'),
  },
  ...['{}', '5', 'undefined', '[]'].map((arrivals): BadInput => ({
    wrong: `traffic whose arrivals are ${arrivals}`,
    files: { 'day.ts': traffic('', arrivals) },
    exit: 3,
    says: /`load\.traffic\.arrivals` is wrong: expected one of `perHour`, `every`, `profile`, `times` and `calls`, as in `\{ perHour: 200 \}`, but it is /,
  })),
  {
    wrong: 'traffic whose patience is a word',
    files: { 'day.ts': traffic("patience: 'long'", '{ perHour: 60 }') },
    exit: 3,
    says: wrong(
      'load.traffic.patience',
      "expected a time in milliseconds, or a distribution such as `exponential(minutes(3))`, but it is 'long'.",
    ),
  },
  {
    wrong: 'traffic with a rate that is written out and is undefined',
    files: { 'day.ts': traffic('', '{ perHour: undefined }') },
    exit: 3,
    says: wrong('load.traffic.arrivals.perHour', 'expected a number above 0, but it is undefined.'),
  },
  {
    wrong: 'traffic with a way to arrive that is undefined beside another',
    files: { 'day.ts': traffic('', '{ perHour: 5, every: undefined }') },
    exit: 3,
    says: wrong('load.traffic.arrivals', '`perHour` and `every` do not go together; give one of them.'),
  },
  {
    wrong: 'traffic with a rate of nothing',
    files: { 'day.ts': traffic('', '{ perHour: 0 }') },
    exit: 3,
    says: wrong('load.traffic.arrivals.perHour', 'expected a number above 0, but it is 0.'),
  },
  {
    wrong: 'traffic at no times',
    files: { 'day.ts': traffic('', '{ times: [] }') },
    exit: 3,
    says: wrong('load.traffic.arrivals.times', 'the list is empty; give it one or more.'),
  },
  {
    wrong: 'an agent who is absent more often than always',
    files: { 'day.ts': scenario(ann('work: { absent: 2 }')) },
    exit: 3,
    says: wrong('centre.agents.0.work.absent', 'expected a chance from 0 to 1, but it is 2.'),
  },
  {
    wrong: 'an agent who is late by a word',
    files: { 'day.ts': scenario(ann("work: { late: 'often' as never }")) },
    exit: 3,
    says: wrong(
      'centre.agents.0.work.late',
      "expected a time in milliseconds, or a distribution such as `exponential(minutes(3))`, but it is 'often'.",
    ),
  },
  {
    wrong: 'an option of the server that is a number in a text',
    files: { 'day.ts': scenario("server: { 'delivering-timeout': '30' as never },") },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): server: option 'delivering-timeout' is '30', but must be a whole number of seconds from 1 to 86400. Change it where the option is given.",
  },
  {
    wrong: 'a limit that is a number in a text',
    files: { 'day.ts': scenario("limits: { callDepth: '30' as never },") },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): limits: option 'callDepth' is '30', but must be a number above 0. Change it where the option is given.",
  },
];
