import { scenario, type BadInput } from './row.ts';

/** Scenarios that say what cannot be. */
export const scenarios: readonly BadInput[] = [
  {
    wrong: 'a scenario whose function throws',
    files: { 'day.ts': scenario("until: (() => { throw new Error('no end'); })(),") },
    exit: 3,
    says: 'day.ts:5:25 threw while the scenario was put on the bench: no end. Correct that line.',
    at: 'day.ts:5:25',
  },
  ...['undefined', 'null', 'Object.create(null)', 'Symbol()'].map((thrown) => ({
    wrong: `a scenario whose function throws ${thrown}`,
    files: { 'day.ts': `export default () => {\n  throw ${thrown};\n};\n` },
    exit: 3,
    says: /^Your file threw while the scenario was put on the bench: the value .+\. Correct that line\.$/,
  })),
  {
    wrong: 'a scenario that throws no error, simulated',
    files: { 'day.ts': 'export default () => {\n  throw null;\n};\n' },
    args: ['simulate', 'day.ts', '--replications', '1', '--workers', '1'],
    exit: 3,
    says: 'Your file threw while the scenario was put on the bench: the value null. Correct that line.',
  },
  {
    wrong: 'a scenario that ends the process',
    files: { 'day.ts': scenario('until: process.exit(0),') },
    exit: 3,
    says: /^day\.ts:5:18: process\.exit\(0\) would have ended the bench/,
    at: 'day.ts:5:18',
  },
  {
    wrong: 'a key that no agent has',
    files: {
      'day.ts': scenario(
        "centre: { agents: [{ name: 'ann', skils: { English: 6 } }], queues: [{ name: 'Inbound' }] },",
      ),
    },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): `centre.agents.0.skils` is wrong: there is no such key. Did you mean skills? Correct it in the scenario's file.",
  },
  {
    wrong: 'a load that never comes',
    files: { 'day.ts': scenario('load: { interactions: [{ at: Infinity }] },') },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): `load.interactions.0.at` is wrong: expected a time in milliseconds, 0 or more, but it is Infinity. Correct it in the scenario's file.",
  },
  {
    wrong: 'a load that comes after the end',
    files: { 'day.ts': scenario('until: seconds(3), load: { interactions: [{ at: seconds(5) }] },') },
    exit: 0,
    says: "One interaction that 'email-server' was to submit did not come: the run ended before, at 3 s. Let it end later (`until`), or let them come earlier: `at` is in milliseconds.",
    at: 'day.ts:2:16',
  },
  {
    wrong: 'plugins that were not called',
    files: { 'day.ts': scenario('plugins: contactCentre as never,') },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): `plugins` is wrong: expected a list, but it is a function. Correct it in the scenario's file.",
  },
  ...(
    [
      ['async () => false', 'an object of class Promise'],
      ['() => {}', 'undefined'],
    ] as const
  ).map(([holds, is]) => ({
    wrong: `a property that gives ${is}`,
    files: {
      'day.ts': scenario(`properties: [always('quiet', (${holds}) as never)],`, "import { always } from 'routeproof';"),
    },
    exit: 1,
    says: `Property 'quiet': option 'holds' is ${is}, but must be true or false, given at once. Change it where the option is given.`,
    at: 'day.ts:5:16',
  })),
  {
    wrong: 'an act that is the name of a request',
    files: {
      'day.ts': scenario(
        "drive: { script: [at(5, 'ann', 'RequestAccept' as never)] },",
        "import { at } from 'routeproof';",
      ),
    },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): `drive.script.0.act` is wrong: expected an act such as `send(…)`, but it is 'RequestAccept'. Correct it in the scenario's file.",
  },
  {
    wrong: 'an end at no number',
    files: { 'day.ts': scenario('until: NaN,') },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): `until` is wrong: expected a time in milliseconds, 0 or more, but it is NaN. Correct it in the scenario's file.",
  },
  {
    wrong: 'a line with an act that is none',
    files: { 'day.ts': scenario("drive: { script: [{ actor: 'ann', at: 5, act: { do: 'dance' } } as never] },") },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): `drive.script.0.act.do` is wrong: 'dance' is no act. Did you mean send, disconnect, nothing, oneOf or follow? Correct it in the scenario's file.",
  },
  {
    wrong: 'a habit with a request that is none',
    files: {
      'day.ts': scenario(
        "centre: { agents: [{ name: 'ann', does: [{ event: 'EventInvite', act: { do: 'send', request: 'RequestAcept', attributes: {} } }] } as never], queues: [{ name: 'Inbound' }] },",
      ),
    },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): `centre.agents.0.does.0.act.request` is wrong: 'RequestAcept' is no request of the bench. Did you mean RequestAccept? Correct it in the scenario's file.",
  },
  {
    wrong: 'an actor that sends an event',
    files: {
      'day.ts': scenario(
        "drive: { script: [{ actor: 'ann', at: 5, act: { do: 'send', request: 'EventInvite', attributes: {} } } as never] },",
      ),
    },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): `drive.script.0.act.request` is wrong: EventInvite is an event of the server, and an actor sends requests. Correct it in the scenario's file.",
  },
  {
    wrong: 'a line for an actor who is not there',
    files: { 'day.ts': scenario("drive: { script: [{ actor: 'anna', at: 5, act: { do: 'nothing' } }] },") },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): There is no actor 'anna' on this bench. Did you mean ann? It has 'stat-server', 'urs', 'email-server', 'ann'.",
  },
  {
    wrong: 'an option that the server does not have',
    files: { 'day.ts': scenario("server: { 'max-submited-interactions': 5 } as never,") },
    exit: 3,
    says: /^Scenario 'day' \(day\.ts:2:16\): server has no option 'max-submited-interactions'\. Did you mean max-submitted-interactions\?/,
  },
  {
    wrong: 'an option of the server that is out of its range',
    files: { 'day.ts': scenario("server: { 'max-submitted-interactions': -5 },") },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): server: option 'max-submitted-interactions' is -5, but must be a whole number of interactions from 1 to 1000000. Change it where the option is given.",
  },
  {
    wrong: 'a limit below 0',
    files: { 'day.ts': scenario('limits: { eventsPerRun: -5 },') },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): limits: option 'eventsPerRun' is -5, but must be a number above 0. Change it where the option is given.",
  },
  {
    wrong: 'a limit that there is not, simulated',
    files: {
      'day.ts': scenario(
        'plugins: trafficCentre(), load: { traffic: { arrivals: { perHour: 5 }, handling: 5 } }, limits: { evntsPerRun: 5 } as never,',
        "import { trafficCentre } from 'routeproof/plugins';",
      ),
    },
    args: ['simulate', 'day.ts', '--replications', '1', '--workers', '1'],
    exit: 3,
    says: /^Scenario 'day' \(day\.ts:2:16\): limits has no option 'evntsPerRun'\. Did you mean eventsPerRun\?/,
  },
  {
    wrong: 'a group with an agent whom the centre does not have',
    files: {
      'day.ts': scenario(
        "centre: { agents: [{ name: 'bob' }], queues: [{ name: 'Inbound' }], groups: [{ name: 'Support', agents: ['bbo'] }] },",
      ),
    },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): Group 'Support' names agent 'bbo', whom the centre does not have. Did you mean bob? Add it to `centre.agents`, or correct the name.",
  },
  {
    wrong: 'lanes of a scenario with a letter that means nothing',
    files: { 'day.ts': scenario("drive: { lanes: { words: {}, picture: 'ann does: --a' } },") },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): Lane 'ann does', column 13: the vocabulary has no 'a'. Add it to the words.",
  },
  {
    wrong: 'lanes of a scenario with a group that nothing closes',
    files: { 'day.ts': scenario("drive: { lanes: { words: {}, picture: 'ann does: --(' } },") },
    exit: 3,
    says: /^Scenario 'day' \(day\.ts:2:16\): Lane 'ann does', column 13: '\(' opens a group that nothing closes\./,
  },
  {
    wrong: 'a link of nobody',
    files: { 'day.ts': scenario("links: { 'emial-server': 5 },") },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): `links.emial-server` is wrong: it is the name of no client, and no role. Did you mean email-server? Correct it in the scenario's file.",
  },
  {
    wrong: 'an agent with the name of URS',
    files: { 'day.ts': scenario("centre: { agents: [{ name: 'urs' }], queues: [{ name: 'Inbound' }] },") },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): Two actors are called 'urs', of the plugins 'urs' and 'agents'. Give one of them another name.",
  },
  {
    wrong: 'an agent with the name of the server',
    files: {
      'day.ts': scenario("centre: { agents: [{ name: 'interaction-server' }], queues: [{ name: 'Inbound' }] },"),
    },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): Plugin 'agents' has an actor called 'interaction-server', which is a name of the bench's own. Give the actor another name.",
  },
  {
    wrong: 'user data with a BigInt',
    files: { 'day.ts': scenario('load: { interactions: [{ UserData: { order: { total: 5n } } as never }] },') },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): `load.interactions.0.UserData.order.total` is wrong: it is a BigInt (5n), which no message carries; write it as a text: '5'. Correct it in the scenario's file.",
  },
  {
    wrong: 'user data with a flag',
    files: { 'day.ts': scenario('load: { interactions: [{ UserData: { vip: true } as never }] },') },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): `load.interactions.0.UserData.vip` is wrong: it is true, which no message carries; write 1 or 'true'. Correct it in the scenario's file.",
  },
  {
    wrong: 'user data of traffic with a fraction',
    files: {
      'day.ts': scenario(
        'plugins: trafficCentre(), load: { traffic: { arrivals: { perHour: 5 }, handling: minutes(1), userData: [{ userData: { priority: 0.5 } }] } },',
        "import { trafficCentre } from 'routeproof/plugins';",
      ),
    },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): `load.traffic.userData.0.userData.priority` is wrong: it is 0.5, which no message carries; only whole numbers travel; write it as a text: '0.5'. Correct it in the scenario's file.",
  },
  {
    wrong: 'a line of the script that changes properties to an array',
    files: {
      'day.ts': scenario(
        "drive: { script: [at(0, 'email-server', send('RequestChangeProperties', { InteractionId: 'X', ChangedProperties: { tags: ['new'] } as never }))] },",
        "import { at, send } from 'routeproof';",
      ),
    },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): `drive.script.0.act.attributes.ChangedProperties.tags` is wrong: it is a list, which no message carries; write a key-value list with the keys '1', '2' and so on. Correct it in the scenario's file.",
  },
  {
    wrong: 'bytes that are none',
    files: {
      'day.ts': scenario(
        'load: { interactions: [{ UserData: { photo: binary([256]) } }] },',
        "import { binary } from 'routeproof';",
      ),
    },
    exit: 3,
    says: /^day\.ts:5:47.*`binary` takes bytes, each from 0 to 255, or their hex digits, and not 256\. Correct that value\./,
  },
  {
    wrong: 'user data of more than 16000 bytes',
    files: { 'day.ts': scenario("load: { interactions: [{ UserData: { text: 'x'.repeat(20_000) } }] },") },
    exit: 1,
    args: ['run', 'day.ts', '--strict'],
    says: 'The user data in RequestSubmit has 20011 bytes when it is packed; more than 16000 is passed over by some applications, and more than 65535 is refused. Attach less, or a key under which the rest is found.',
    at: 'day.ts:2:16',
  },
  {
    wrong: 'user data that holds itself',
    files: { 'day.ts': scenario('load: { interactions: [{ UserData: ((data: any) => (data.self = data))({}) }] },') },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): `load.interactions.0.UserData.self` is wrong: it is a list that holds itself, which no message carries; attach a copy of what is needed of it. Correct it in the scenario's file.",
  },
  {
    wrong: 'a load with an attribute that is none',
    files: { 'day.ts': scenario("load: { interactions: [{ Mediatype: 'chat' } as never] },") },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): `load.interactions.0.Mediatype` is wrong: RequestSubmit has no such attribute. Did you mean MediaType? Correct it in the scenario's file.",
  },
  {
    wrong: 'traffic that nobody makes',
    files: { 'day.ts': scenario('load: { traffic: { arrivals: { perHour: 5 }, handling: 5 } },') },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): `load.traffic` is wrong: no plugin makes traffic; `trafficServer()` does, and `trafficCentre()` has it. Correct it in the scenario's file.",
  },
  {
    wrong: 'a skill that nobody in the centre has',
    files: {
      'day.ts': scenario(
        "strategy: defineStrategy({ name: 'vip', route: (_, desk) => race(desk.target('?:Englsh > 5.GA').pipe(map((a) => routeTo(a))), desk.after(5).pipe(map(() => stop()))) }),",
        'import { map, race } from "rxjs";',
      ),
    },
    exit: 1,
    says: "Strategy 'vip' asks for '?:Englsh > 5.GA', and nobody can ever come: nobody in the centre has the skill 'Englsh'. Did you mean English? Correct the target, or the centre of the scenario.",
    at: 'day.ts:5:73',
  },
  {
    wrong: 'an agent whom the centre does not have',
    files: {
      'day.ts': scenario(
        "strategy: defineStrategy({ name: 'vip', route: (_, desk) => race(desk.target('an.A').pipe(map((a) => routeTo(a))), desk.after(5).pipe(map(() => stop()))) }),",
        'import { map, race } from "rxjs";',
      ),
    },
    exit: 1,
    says: "Strategy 'vip' asks for 'an.A', and nobody can ever come: the centre has no agent 'an'. Did you mean ann? Correct the target, or the centre of the scenario.",
    at: 'day.ts:5:73',
  },
  {
    wrong: 'levels that contradict each other',
    files: {
      'day.ts': scenario(
        "strategy: defineStrategy({ name: 'vip', route: (_, desk) => race(desk.target('?:English > 5 & English < 3.GA').pipe(map((a) => routeTo(a))), desk.after(5).pipe(map(() => stop()))) }),",
        'import { map, race } from "rxjs";',
      ),
    },
    exit: 1,
    says: "Strategy 'vip' asks for '?:English > 5 & English < 3.GA', and nobody can ever come: no levels of skills are as it asks. Correct the target, or the centre of the scenario.",
    at: 'day.ts:5:73',
  },
  {
    wrong: 'a level that nobody has',
    files: {
      'day.ts': scenario(
        "strategy: defineStrategy({ name: 'vip', route: (_, desk) => race(desk.target('?:English > 50.GA').pipe(map((a) => routeTo(a))), desk.after(5).pipe(map(() => stop()))) }),",
        'import { map, race } from "rxjs";',
      ),
    },
    exit: 0,
    says: "Strategy 'vip' asks for '?:English > 50.GA', but nobody in the centre has such levels. If that is not what you want to see, correct the target, or the centre of the scenario.",
    at: 'day.ts:5:73',
  },
  {
    wrong: 'an event that its actor can never receive',
    files: {
      'day.ts': scenario("drive: { script: [{ actor: 'ann', event: 'EventRouteRequest', act: { do: 'nothing' } }] },"),
    },
    exit: 0,
    says: "'ann' waits for EventRouteRequest, which goes to urs, and never to a client of the role agent: what it is to do then is never done. Correct the event, or the actor.",
  },
  {
    wrong: 'a queue that is misspelt in the load',
    files: { 'day.ts': scenario("load: { interactions: [{ Queue: 'Inbuond' }] },") },
    exit: 1,
    says: "The server refused an interaction that 'email-server' submitted (unknown-target): The centre has no queue 'Inbuond'. Did you mean 'Inbound'? Correct it in the load of the scenario.",
  },
  {
    wrong: 'an agent with the name that JavaScript keeps for itself',
    files: { 'day.ts': scenario("centre: { agents: [{ name: '__proto__' }], queues: [{ name: 'Inbound' }] },") },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): `centre.agents.0.name` is wrong: JavaScript keeps the name __proto__ for itself. Correct it in the scenario's file.",
  },
  {
    wrong: 'a line of waiting that nobody knows',
    files: {
      'day.ts': scenario(
        "strategy: defineStrategy({ name: 'vip', route: (_, desk) => (desk.waiting('Inbuond') > 3 ? stop() : stop()) }),",
      ),
    },
    exit: 0,
    says: /Strategy 'vip' asks `desk\.waiting\('Inbuond'\)`, which is 0 at all times: .+ Did you mean Inbound\?/,
    at: 'day.ts:5:69',
  },
  {
    wrong: 'a service that nobody plugged in, whose fault is caught',
    files: {
      'day.ts': scenario(
        "strategy: defineStrategy({ name: 'vip', async *route(_, desk) { try { await desk.invoke('Clasifier', 'classify'); } catch {} yield stop(); } }),",
      ),
    },
    exit: 0,
    says: /Strategy 'vip' calls 'classify' of service 'Clasifier', which is not on the bench/,
    at: 'day.ts:5:84',
  },
  {
    wrong: 'a capacity for a medium that the agent does not have',
    files: {
      'day.ts': scenario(
        "centre: { agents: [{ name: 'ann', capacity: { emial: 3 } }], queues: [{ name: 'Inbound' }] },",
      ),
    },
    exit: 0,
    says: /Agent 'ann' has a capacity for the medium 'emial', and never works on it in this run\. Did you mean email\?/,
    at: 'day.ts:2:16',
  },
  {
    wrong: 'an alternative of a capacity for a medium on which nobody works',
    files: {
      'day.ts': scenario(
        "centre: { agents: [{ name: 'ann', capacity: [{ email: 2 }, { emial: 3 }] }], queues: [{ name: 'Inbound' }] },",
      ),
    },
    exit: 0,
    says: /Agent 'ann' has a capacity for the medium 'emial', and never works on it in this run\. Did you mean email\?/,
    at: 'day.ts:2:16',
  },
  {
    wrong: 'an alternative of a capacity that is within another one',
    files: {
      'day.ts': scenario(
        "centre: { agents: [{ name: 'ann', capacity: [{ email: 2 }, { email: 3 }] }], queues: [{ name: 'Inbound' }] },",
      ),
    },
    exit: 0,
    says: /The `capacity` of agent 'ann' has the alternative `\{ email: 2 \}`, and all that is within it is within `\{ email: 3 \}`, too\./,
    at: 'day.ts:2:16',
  },
  {
    wrong: 'a medium of an agent for which no alternative of its capacity has room',
    files: {
      'day.ts': scenario(
        "centre: { agents: [{ name: 'ann', media: ['email', 'chat'], capacity: [{ email: 2 }] }], queues: [{ name: 'Inbound' }] },",
      ),
    },
    exit: 0,
    says: /Agent 'ann' works on the medium 'chat', and no alternative of its `capacity` has room for one, so that it gets none\./,
    at: 'day.ts:2:16',
  },
  {
    wrong: 'a medium that calls are to block, and that no agent has',
    files: {
      'day.ts': scenario(
        "centre: { agents: [{ name: 'ann', media: ['voice', 'email'], blocks: { voice: ['emial'] } }], queues: [{ name: 'Inbound' }] },",
      ),
    },
    exit: 0,
    says: /The `blocks` of agent 'ann' name the medium 'emial', on which nobody works in this run\. Did you mean email\?/,
    at: 'day.ts:2:16',
  },
  {
    wrong: 'a workbin of a group that the centre does not have',
    files: {
      'day.ts': scenario(
        "centre: { agents: [{ name: 'ann' }], groups: [{ name: 'Support', agents: ['ann'] }], workbins: [{ name: 'Drafts' }] }, load: { interactions: [{ Workbin: { WorkbinType: 'Drafts', GroupId: 'Suport' } }] },",
      ),
    },
    exit: 1,
    says: /The server refused an interaction that '[^']+' submitted \(unknown-target\): The centre has no group 'Suport'\. Did you mean 'Support'\?/,
    at: 'day.ts:2:16',
  },
  {
    wrong: 'a workbin of a place that the centre does not have',
    files: {
      'day.ts': scenario(
        "strategy: defineStrategy({ name: 'vip', route: () => placeInWorkbin({ WorkbinType: 'Drafts', PlaceId: 'desk 8' }) }), centre: { agents: [{ name: 'ann', place: 'desk 7' }], queues: [{ name: 'Inbound' }], workbins: [{ name: 'Drafts' }] },",
        "import { placeInWorkbin } from 'routeproof';",
      ),
    },
    exit: 1,
    says: /The centre has no place 'desk 8': no agent has it, and `places` does not list it\. Did you mean 'desk 7'\?/,
    at: 'day.ts:5:56',
  },
  {
    wrong: 'a table of rules that asks for user data which nothing attaches',
    files: {
      'day.ts': scenario(
        "strategy: defineStrategy({ name: 'vip', route: ({ userData }) => { rules.find({ language: userData['langauge'] }); return stop(); } }), load: { interactions: [{ UserData: { Language: 'en' } }] },",
        "import { ruleTable } from 'routeproof/plugins'; const rules = ruleTable('rules.csv', { conditions: ['language'], results: ['queue'] });",
      ),
      'rules.csv': 'language,queue\nen,Inbound\n*,Inbound\n',
    },
    exit: 0,
    says: /1 rule of table 'rules\.csv' can never be met: it asks for 'language', .+ Did you mean Language\?/,
    at: 'rules.csv:2:1',
  },
  {
    wrong: 'a table of rules with a queue that the centre does not have',
    files: {
      'day.ts': scenario(
        "strategy: defineStrategy({ name: 'vip', route: () => { rules.find({ language: 'en' }); return stop(); } }),",
        "import { ruleTable } from 'routeproof/plugins'; const rules = ruleTable('rules.yaml', { conditions: ['language'], results: ['queue'] });",
      ),
      'rules.yaml': '- language: en\n  queue: Inbound\n- language: fr\n  queue: Inbuond\n',
    },
    exit: 0,
    says: /A rule of table 'rules\.yaml' has 'Inbuond' for 'queue', and the centre has no queue 'Inbuond'\. Did you mean Inbound\?/,
    at: 'rules.yaml:4:10',
  },
  {
    wrong: 'a habit that is an act alone',
    files: {
      'day.ts': scenario(
        "centre: { agents: [{ name: 'ann', does: [send('RequestAccept') as never] }] },",
        "import { send } from 'routeproof';",
      ),
    },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): `centre.agents.0.does.0` is wrong: it is an act, and says not when: wrap it in `whenever(event, …)`, as in `whenever('EventInvite', send('RequestAccept'))`. Correct it in the scenario's file.",
  },
  {
    wrong: 'a line of the script that is an act alone',
    files: {
      'day.ts': scenario('drive: { script: [disconnect() as never] },', "import { disconnect } from 'routeproof';"),
    },
    exit: 3,
    says: /`drive\.script\.0` is wrong: it is an act, and says not when: wrap it in `at\(time, actor, …\)` or `when\(actor, event, …\)`\./,
  },
  {
    wrong: 'a definition of a scenario that has only a name',
    files: {
      'day.ts':
        "import { defineScenario } from 'routeproof';\nexport default defineScenario(() => ({ name: 'day' }) as never);\n",
    },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): `plugins` is wrong: it is missing. Correct it in the scenario's file.",
  },
  {
    wrong: 'a definition of a scenario that gives a promise',
    files: {
      'day.ts':
        "import { defineScenario } from 'routeproof';\nexport default defineScenario((async () => ({ name: 'day', plugins: [] })) as never);\n",
    },
    exit: 3,
    says: /`the scenario` is wrong: it is a promise, and the function that makes it must give it at once\./,
  },
  {
    wrong: 'one plugin in place of a list',
    files: { 'day.ts': scenario('plugins: urs() as never,', "import { urs } from 'routeproof/plugins';") },
    exit: 3,
    says: /`plugins` is wrong: expected a list, but it is one alone; write it in brackets: `\[urs\(\)\]`\./,
  },
  {
    wrong: 'true for an option of the server whose values are texts',
    files: { 'day.ts': scenario("server: { 'allow-multiple-agent-connections': true as never },") },
    exit: 3,
    says: /option 'allow-multiple-agent-connections' is true, but must be one of 'true', 'false', 'force-logout'\./,
  },
  {
    wrong: 'a last called agent under a key that nothing attaches',
    files: {
      'day.ts': scenario(
        "strategy: defineStrategy({ name: 'vip', route: (interaction) => (last.of(interaction) ? stop() : stop()) }), load: { interactions: [{ UserData: { Last: 'ann' } }] },",
        "import { lastCalledAgent } from 'routeproof/plugins'; const last = lastCalledAgent('Lats');",
      ),
    },
    exit: 0,
    says: /`lastCalledAgent` looks for user data 'Lats', which nothing in this run attaches, so it finds nobody\. Did you mean Last\?/,
    at: 'day.ts:1:',
  },
];
