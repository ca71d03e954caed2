import { scenario, type BadInput } from './row.ts';

/** A scenario with these faults, on line 5 from column 33. */
const faulty = (faults: string, more = ''): string =>
  scenario(
    `plugins: [...contactCentre(), faults({ ${faults} })], ${more}`,
    "import { faults } from 'routeproof/plugins';",
  );

/** Plugins that break what others rely on. */
export const plugins: readonly BadInput[] = [
  {
    wrong: 'faults that never had an occasion in a search',
    files: { 'day.ts': faulty("disconnect: [{ of: 'ann', when: 'EventInvite' }], twice: ['RequestAccept']") },
    args: ['explore', 'day.ts'],
    exit: 0,
    says: /^ {2}disconnect of ann: EventInvite never came\. This fault never had an occasion/m,
    on: 'stdout',
    keeps: /^ {2}twice RequestAccept: it was never sent\.[^]*^proved {2}day/m,
    at: 'day.ts:5:33',
  },
  {
    wrong: 'faults that have no occasion in a run',
    files: {
      'day.ts': faulty("restart: [{ of: 'urs', at: hours(5) }], late: ['RequestAccept']", 'until: minutes(1),'),
    },
    args: ['run', 'day.ts', '--strict'],
    exit: 1,
    says: /^ {2}restart of urs at 18000 s: the run ended before, or urs was not there then\. This fault never had an occasion/m,
    keeps: /^ {2}late RequestAccept: it was never sent\./m,
    at: 'day.ts:5:33',
  },
  {
    wrong: 'a fault that has its occasion in some runs of a search, which is enough',
    files: {
      'day.ts': faulty(
        "restart: [{ of: 'email-server', when: 'RequestSubmit' }, { of: 'urs', when: 'RequestStopProcessing' }]",
      ),
    },
    args: ['explore', 'day.ts'],
    exit: 0,
    says: /^proved {2}day/m,
    on: 'stdout',
    also: (t, { stdout }) => t.notRegex(stdout, /occasion/),
  },
  {
    wrong: 'an outage with keys that none has',
    files: { 'day.ts': faulty("disconnect: [{ of: 'ann', whn: 'EventRevoked', awya: 1 } as never]") },
    exit: 3,
    says: "day.ts:5:33: faults: disconnect has no option 'whn'. Did you mean when? Use one of 'of', 'when', 'at', 'away'.",
  },
  {
    wrong: 'an outage of nobody',
    files: { 'day.ts': faulty("restart: [{ when: 'EventRevoked' } as never]") },
    exit: 3,
    says: "day.ts:5:33: faults: option 'restart: of' is undefined, but must be the name of a program, as in the trace. Change it where the option is given.",
  },
  {
    wrong: 'an outage at a time that is a text',
    files: { 'day.ts': faulty("restart: [{ of: 'urs', at: '5 s' as never }]") },
    exit: 3,
    says: "day.ts:5:33: faults: option 'restart: at' is '5 s', but must be a time from 0 up. Change it where the option is given.",
  },
  {
    wrong: 'a request to send twice that is a number',
    files: { 'day.ts': faulty('twice: [5 as never]') },
    exit: 3,
    says: "day.ts:5:33: faults: option 'twice' is 5, but must be the name of a message, such as 'EventInvite'. Change it where the option is given.",
  },
  ...['disconnect', 'restart', 'twice', 'late'].map((option): BadInput => ({
    wrong: `${option} of faults with a text in place of a list`,
    files: { 'day.ts': faulty(`${option}: 'RequestAccept' as never`) },
    exit: 3,
    says: new RegExp(`^day\\.ts:5:33: faults: option '${option}' is 'RequestAccept', but must be a list, such as \\['`),
  })),
  {
    wrong: 'a plugin that needs one that is not there',
    files: { 'day.ts': scenario("plugins: [{ name: 'survey', needs: ['media-server'], setup: () => {} }],") },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): Plugin 'survey' needs 'media-server', and no other plugin of this bench plays that role. Add `mediaServer()` to `plugins`, or let one of yours say `plays: 'media-server'`.",
  },
  {
    wrong: 'a plugin that needs another by its name, though that one plays a role',
    files: {
      'day.ts': scenario(
        "plugins: [urs({ name: 'router' }), reportingEngine(), { name: 'survey', needs: ['urs router'], setup: () => {} }],",
        "import { reportingEngine, urs } from 'routeproof/plugins';",
      ),
    },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): Plugin 'survey' needs 'urs router', and no other plugin of this bench plays that role. Did you mean urs? Add one to `plugins`, or let one of yours say `plays: 'urs router'`.",
  },
  {
    wrong: 'a T-Library for a router whose plugin does not say what it plays',
    files: {
      'day.ts': scenario(
        "plugins: [tLibrary(), { name: 'router', setup: (kit) => void kit.connect('urs', 'router') }],",
        "import { tLibrary } from 'routeproof/plugins';",
      ),
    },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): Plugin 't-library' needs 'urs', and no other plugin of this bench plays that role. Add `urs()` to `plugins`, or let one of yours say `plays: 'urs'`.",
  },
  {
    wrong: 'a URS whose only reporting engine answers nobody',
    files: {
      'day.ts': scenario(
        "plugins: [urs(), { name: 'recorder', plays: 'reporting-engine', setup: (kit) => void kit.connect('reporting-engine', 'icon') }],",
        "import { urs } from 'routeproof/plugins';",
      ),
    },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): 'urs' looks for somebody who serves as 'reporting-engine', and nobody does, not even 'icon'. Let a plugin that plays 'reporting-engine' call `kit.listen('reporting-engine', name)` in its `setup`.",
  },
  {
    wrong: 'a URS that is to ask a reporting engine that there is not',
    files: {
      'day.ts': scenario(
        "plugins: [reportingEngine(), urs({ statistics: 'icon' })],",
        "import { reportingEngine, urs } from 'routeproof/plugins';",
      ),
    },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): 'urs' connected to 'icon', but nobody listens by that name. Servers here: 'interaction-server', 'stat-server'.",
  },
  {
    wrong: 'a plugin that handles a request that there is not',
    files: {
      'day.ts': scenario("plugins: [...contactCentre(), { name: 'own', handles: { RequestPul: () => {} } } as never],"),
    },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): Plugin 'own' cannot handle RequestPul: there is no such request. Did you mean RequestPull? Name in `handles` what clients ask the Interaction Server, such as RequestPull.",
  },
  {
    wrong: 'two plugins that handle the same request',
    files: {
      'day.ts': scenario(
        "plugins: [...contactCentre(), { name: 'one', handles: { RequestPull: () => {} } }, { name: 'other', handles: { RequestPull: () => {} } }],",
      ),
    },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): RequestPull is handled by two plugins, 'one' and 'other', and only one can answer it. Take it out of `handles` of one of them.",
  },
  {
    wrong: 'a plugin that handles a request and never answers it',
    files: {
      'day.ts': scenario(
        "plugins: [...contactCentre(), definePlugin({ name: 'own', handles: { RequestAgentLogin: () => {} } })], until: minutes(1),",
        "import { definePlugin } from 'routeproof/plugins';",
      ),
    },
    exit: 1,
    says: "Plugin 'own' took RequestAgentLogin of 'ann' and never answered it. Acknowledge or refuse it, or pass it on with `otherwise()`.",
    at: 'day.ts:5:33',
  },
  {
    wrong: 'a plugin that says that it plays what it is not connected as',
    files: {
      'day.ts': scenario(
        "plugins: [...contactCentre(), { name: 'survey', plays: 'urs', setup: (kit) => void kit.connect('service', 'Survey') }],",
      ),
    },
    args: ['run', 'day.ts', '--strict'],
    exit: 1,
    says: "Plugin 'survey' says that it plays 'urs', and its actors are connected as service: whoever needs 'urs' finds nobody there. Correct `plays`, or the role with which they connect.",
    at: 'day.ts:2:16',
  },
  {
    wrong: 'a plugin that plays a number',
    files: { 'day.ts': scenario("plugins: [{ name: 'survey', plays: 5, setup: () => {} } as never],") },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): `plugins.0.plays` is wrong: expected the name of a role, or a list of them, but it is 5. Correct it in the scenario's file.",
  },
  {
    wrong: 'a plugin that ends the process',
    files: { 'day.ts': scenario("plugins: [{ name: 'survey', setup: () => process.exit(0) }],") },
    exit: 3,
    says: /^day\.ts:5:52: process\.exit\(0\) would have ended the bench/,
    at: 'day.ts:5:52',
  },
  {
    wrong: 'a plugin with a key that none has',
    files: { 'day.ts': scenario("plugins: [{ name: 'survey', setUp: () => {} } as never],") },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): `plugins.0.setUp` is wrong: there is no such key. Did you mean setup? Correct it in the scenario's file.",
  },
  {
    wrong: 'a plugin without a name',
    files: { 'day.ts': scenario('plugins: [{ setup: () => {} } as never],') },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): `plugins.0.name` is wrong: it is missing. Correct it in the scenario's file.",
  },
  {
    wrong: 'a plugin whose setup is async',
    files: { 'day.ts': scenario("plugins: [{ name: 'survey', setup: async () => {} }], load: {},") },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): Plugin 'survey' returns a promise from `setup`, and nobody waits for it: the bench is composed in one go. Do there what needs no waiting, and wait in the actor's own steps.",
  },
  {
    wrong: 'two of everybody',
    files: { 'day.ts': scenario('plugins: [...contactCentre(), ...contactCentre()],') },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): Plugin 'reporting-engine' is given twice. Take one of the two out of `plugins`, or give it another name.",
  },
  {
    wrong: 'a plugin whose setup throws',
    files: {
      'day.ts': scenario("plugins: [{ name: 'survey', setup: () => { throw new Error('no phone'); } }], load: {},"),
    },
    exit: 3,
    says: 'day.ts:5:52 threw while the scenario was put on the bench: no phone. Correct that line.',
    at: 'day.ts:5:52',
  },
  {
    wrong: 'an option that media servers do not have',
    files: {
      'day.ts': scenario(
        "plugins: [mediaServer('email-server', { extention: {} } as never)],",
        "import { mediaServer } from 'routeproof/plugins';",
      ),
    },
    exit: 3,
    says: "day.ts:5:13: `mediaServer` has no option 'extention'. Did you mean extension? Use one of 'extension'.",
  },
  {
    wrong: 'an option of another kind',
    files: { 'day.ts': scenario("plugins: contactCentre({ tLibrary: 'no' } as never),") },
    exit: 3,
    says: "day.ts:5:12: `contactCentre`: option 'tLibrary' is 'no', but must be true or false. Change it where the option is given.",
  },
  {
    wrong: 'a method of a service that is no reply',
    files: {
      'day.ts': scenario(
        "plugins: [...contactCentre(), service('Classifier', { classify: 'spam' as never })],",
        "import { service } from 'routeproof/plugins';",
      ),
    },
    exit: 3,
    says: "day.ts:5:33: Service 'Classifier': option 'classify' is 'spam', but must be `answer(…)`, `fault(…)`, `silence()` or `either(…)`, or a function that gives one. Change it where the option is given.",
  },
  {
    wrong: 'a limit that is misspelt',
    files: { 'day.ts': scenario('limits: { routingAttemps: 5 } as never,') },
    exit: 3,
    says: "Scenario 'day' (day.ts:2:16): limits has no option 'routingAttemps'. Did you mean routingAttempts? Use one of 'eventsPerRun', 'eventsPerInstant', 'callDepth', 'messagesOnLink', 'routingAttempts'.",
  },
  {
    wrong: 'a finding without a sentence',
    files: {
      'day.ts': scenario(
        "plugins: [...contactCentre(), definePlugin({ name: 'survey', setup: (kit) => kit.finding({} as never) })],",
        "import { definePlugin } from 'routeproof/plugins';",
      ),
    },
    exit: 3,
    says: /Plugin 'survey' reports a finding that is none: `kind` is undefined, and must be a text\./,
  },
  {
    wrong: 'a finding of a probe that is a text',
    files: {
      'day.ts': scenario(
        "plugins: [...contactCentre(), definePlugin({ name: 'survey', observe: (sight) => sight.finding('late' as never) })],",
        "import { definePlugin } from 'routeproof/plugins';",
      ),
    },
    exit: 3,
    says: /Plugin 'survey' reports a finding that is none: it is 'late', and must have `kind` and `sentence`\./,
  },
  {
    wrong: 'a message that is none',
    files: {
      'day.ts': scenario(
        "plugins: [...contactCentre(), definePlugin({ name: 'survey', setup: (kit) => void kit.connect('agent', 'sue').send({ type: 'RequestAcept' } as never) })],",
        "import { definePlugin } from 'routeproof/plugins';",
      ),
    },
    exit: 3,
    says: /RequestAcept is no message of the bench\. Did you mean RequestAccept\?/,
  },
  {
    wrong: 'a message without a body',
    files: {
      'day.ts': scenario(
        "plugins: [...contactCentre(), definePlugin({ name: 'survey', setup: (kit) => void kit.connect('agent', 'sue').send({ protocol: 'InteractionManagement', type: 'RequestAccept' } as never) })],",
        "import { definePlugin } from 'routeproof/plugins';",
      ),
    },
    exit: 3,
    says: /'sue' sent RequestAccept without a body, which is no message\./,
  },
  {
    wrong: 'a plugin that connects in a role that there is not',
    files: {
      'day.ts': scenario(
        "plugins: [...contactCentre(), definePlugin({ name: 'survey', setup: (kit) => void kit.connect('agnt' as never, 'sue') })],",
        "import { definePlugin } from 'routeproof/plugins';",
      ),
    },
    exit: 3,
    says: /Actor 'sue': option 'role' is 'agnt', but must be one of .*\(did you mean agent\?\)/,
  },
];
