import type { ExecutionContext } from 'ava';
import { scenario, type BadInput, type Left } from './row.ts';

const strict = ['run', 'day.ts', '--strict'];

/** That a code is told so many times. */
const told =
  (code: string, times: number) =>
  (t: ExecutionContext, { stdout }: Left): void =>
    void t.is(stdout.match(new RegExp(code, 'g'))?.length ?? 0, times);

const toAnn = "strategy: defineStrategy({ name: 'vip', route: () => routeTo('ann.A') }),";
const agents = (media: string) => `centre: { agents: [${media}], queues: [{ name: 'Inbound' }] },`;
const service = "import { service } from 'routeproof/plugins';";

/** What stands in a scenario and meets nothing in its run, and what is seen of a run only in part. */
export const unmet: readonly BadInput[] = [
  {
    wrong: 'an agent whose medium is misspelt, so that nobody works on what comes',
    files: { 'day.ts': scenario(agents("{ name: 'ann', media: ['emial', 'chat'] }")) },
    args: strict,
    exit: 1,
    says: "Agent 'ann' works on the medium 'emial', of which nothing came in this run, and what came is of the medium 'email', on which nobody works. Correct the one that is misspelt.",
    at: 'day.ts:2:16',
    also: told('RP_MEDIUM', 1),
  },
  {
    wrong: 'an agent whose medium is misspelt, beside one whose is not',
    files: { 'day.ts': scenario(agents("{ name: 'ann' }, { name: 'bob', media: ['emial'] }")) },
    args: strict,
    exit: 1,
    says: "Agent 'bob' works on the medium 'emial', of which nothing came in this run. Did you mean email? Correct it in the `media` of the agent.",
    at: 'day.ts:2:16',
    also: told('RP_MEDIUM', 1),
  },
  {
    wrong: 'a load whose medium is misspelt, beside one whose is not',
    files: { 'day.ts': scenario("load: { interactions: [{}, { MediaType: 'emial' }] },") },
    args: strict,
    exit: 1,
    says: "An interaction of the medium 'emial' came, on which no agent works. Did you mean email? Correct its `MediaType`, or add the medium to the `media` of an agent.",
    at: 'day.ts:2:16',
    also: told('RP_MEDIUM', 1),
  },
  {
    wrong: 'media that nobody submits or works on and that are meant, which are no fault',
    files: {
      'day.ts': scenario(
        `${agents("{ name: 'ann', media: ['email', 'emails', 'chat', 'sms'] }")} load: { interactions: [{}, { MediaType: 'mms' }] },`,
      ),
    },
    args: strict,
    exit: 0,
    says: /^pass {2}day/,
  },
  {
    wrong: 'a handling timeout for a medium that is misspelt',
    files: {
      'day.ts': scenario(
        "centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound' }], media: [{ name: 'emial', handlingTimeout: 60 }, { name: 'email' }] },",
      ),
    },
    args: strict,
    exit: 1,
    says: "`centre.media` has the medium 'emial', on which no agent works and of which nothing came in this run. Did you mean email? Correct the name, or take it out.",
    at: 'day.ts:2:16',
    also: told('RP_MEDIUM', 1),
  },
  {
    wrong: 'a route to an agent by name who does not work on the medium',
    files: { 'day.ts': scenario(`${toAnn} load: { interactions: [{ MediaType: 'chat' }, {}] },`) },
    args: strict,
    exit: 1,
    says: "Strategy 'vip' asks for 'ann.A', but agent 'ann' does not work on the medium 'chat'. If that is not what you want to see, correct the target, or the centre of the scenario.",
    at: 'day.ts:5:56',
    also: told('RP_TARGET_DOUBTFUL', 1),
  },
  {
    wrong: 'a route to an agent by name who takes up the medium later, which is no fault',
    files: {
      'day.ts': scenario(
        `${toAnn} load: { interactions: [{ MediaType: 'chat', at: 10 }] }, drive: { script: [at(5, 'ann', send('RequestAddMedia', { MediaType: 'chat' }))] },`,
        "import { at, send } from 'routeproof';",
      ),
    },
    args: strict,
    exit: 0,
    says: /^pass {2}day/,
  },
  {
    wrong: 'a strategy of a scenario that is written out and is undefined',
    files: { 'day.ts': scenario('strategy: undefined,') },
    args: strict,
    exit: 1,
    says: '`strategy` of the scenario is written out and is undefined, so that a queue without a strategy of its own feeds none. Correct what it is taken from, or leave it out.',
    at: 'day.ts:2:16',
  },
  {
    wrong: 'a strategy of a queue that is written out and is undefined',
    files: {
      'day.ts': scenario(
        "centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound', strategy: undefined }, { name: 'Late', strategy: null }] },",
      ),
    },
    args: strict,
    exit: 1,
    says: "`strategy` of queue 'Inbound' is written out and is undefined, so that the queue feeds the strategy of the scenario, if there is one. Correct what it is taken from, leave it out, or write null for none.",
    at: 'day.ts:2:16',
    also: told('RP_STRATEGY_UNDEFINED', 1),
  },
  {
    wrong: 'one of several strategies that is never asked',
    files: {
      'day.ts': scenario(
        "centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound' }, { name: 'Late', strategy: late }] },",
        "const late = defineStrategy({ name: 'late', route: () => stop() });",
      ),
    },
    args: strict,
    exit: 1,
    says: "Strategy 'late' of the scenario was never asked: what came went to queues that feed other strategies. Let the load come to a queue that feeds it, or take the strategy out.",
    at: 'day.ts:1:',
    also: told('RP_STRATEGY_NEVER_ASKED', 1),
  },
  {
    wrong: 'several strategies that are all asked, without the words of the T-Library, which is no fault',
    files: {
      'day.ts': scenario(
        "plugins: [reportingEngine(), urs(), mediaServer(), agents()], centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound' }, { name: 'Late', strategy: late }] }, load: { interactions: [{}, { Queue: 'Late' }] },",
        "import { agents, mediaServer, reportingEngine, urs } from 'routeproof/plugins'; const late = defineStrategy({ name: 'late', route: () => stop() });",
      ),
    },
    args: strict,
    exit: 0,
    says: /^pass {2}day/,
  },
  {
    wrong: 'an end that comes while a strategy waits',
    files: {
      'day.ts': scenario(
        "strategy: defineStrategy({ name: 'vip', async *route(_, desk) { await desk.after(minutes(5)); yield stop(); } }), until: minutes(1), load: { interactions: [{}, { at: 5 }, { at: minutes(0.5) }] },",
      ),
    },
    args: strict,
    exit: 1,
    says: "`until` ended the run at 60 s, when strategy 'vip' still held 3 interactions: how their paths end was not seen. Let the run end later, or leave `until` out.",
    at: 'day.ts:5:13',
    also: told('RP_ENDED_BY_UNTIL', 1),
  },
  {
    wrong: 'an end that comes while a strategy waits, on a day of traffic, which is no fault',
    files: {
      'day.ts': scenario(
        "plugins: trafficCentre(), strategy: defineStrategy({ name: 'vip', async *route(_, desk) { await desk.after(minutes(5)); yield stop(); } }), until: minutes(6), load: { traffic: { arrivals: { every: minutes(2) }, handling: 5 } },",
        "import { trafficCentre } from 'routeproof/plugins';",
      ),
    },
    args: strict,
    exit: 0,
    says: /^pass {2}day: \d+ messages in 360\.000 s of virtual time; [23] interactions with a strategy at its end$/,
  },
  {
    wrong: 'an end that comes when an agent has everything, which is no fault',
    files: { 'day.ts': scenario(`${toAnn} until: seconds(30),`) },
    args: strict,
    exit: 0,
    says: /^pass {2}day: \d+ messages in 30\.000 s of virtual time$/,
  },
  {
    wrong: 'a strategy that never comes to an end of waiting',
    files: {
      'day.ts': scenario(
        "limits: { eventsPerInstant: 100 }, strategy: defineStrategy({ name: 'vip', async *route(_, desk) { for (;;) await desk.after(0); } }),",
      ),
    },
    exit: 2,
    says: /Stopped at the limit 'eventsPerInstant' of 100: 'urs' kept on/,
    at: 'limit-reached  0.000 s · day.ts:5:48',
  },
  {
    wrong: 'a habit that answers each refusal with what is refused',
    files: {
      'day.ts': scenario(
        "limits: { eventsPerInstant: 30 }, centre: { agents: [{ name: 'ann', does: [whenever('EventError', again)] }], queues: [{ name: 'Inbound' }] }, drive: { script: [at(1, 'ann', again)] },",
        "import { at, send, whenever } from 'routeproof'; const again = send('RequestAccept', { TicketId: 7, InteractionId: 'x' }, { mayBeRefused: true });",
      ),
    },
    exit: 2,
    says: /Stopped at the limit 'eventsPerInstant' of 30/,
    at: 'limit-reached  0.001 s · day.ts:5:',
  },
  {
    wrong: 'a limit that nothing of the author reaches',
    files: { 'day.ts': scenario('limits: { eventsPerRun: 20 },') },
    exit: 2,
    says: /Stopped at the limit 'eventsPerRun' of 20/,
    at: 'limit-reached  0.000 s · day.ts:2:16',
  },
  {
    wrong: 'a call of a method that the service does not have',
    files: {
      'day.ts': scenario(
        "plugins: [...contactCentre(), service('Log', {})], strategy: defineStrategy({ name: 'vip', async *route(_, desk) {\n    await desk.invoke('Log', 'write'); yield stop(); } }),",
        service,
      ),
    },
    exit: 1,
    says: /Service 'Log' was asked for 'write', and nobody answers for that\./,
    at: 'unknown-method  0.000 s · day.ts:6:16',
  },
  {
    wrong: 'a service whose function gives nothing',
    files: {
      'day.ts': scenario(
        "strategy: defineStrategy({ name: 'vip', async *route(_, desk) { await desk.invoke('Log', 'write'); yield stop(); } }), plugins: [...contactCentre(),\n    service('Log', { write: (() => undefined) as never })],",
        service,
      ),
    },
    exit: 1,
    says: /Service 'Log': option 'write' is undefined, but must be `answer/,
    at: 'option-out-of-range  0.000 s · day.ts:6:5',
  },
  ...['skills: { English: 6 }', 'capacity: { email: 3 }', "blocks: { voice: ['email'] }", 'work: {}'].map(
    (option): BadInput => ({
      wrong: `an agent of its own with ${option}, which the application does not read`,
      files: {
        'day.ts': scenario(
          `plugins: [...contactCentre(), agent('bob', { ${option} } as never)],`,
          "import { agent } from 'routeproof/plugins';",
        ),
      },
      exit: 3,
      says: new RegExp(
        `day\\.ts:5:\\d+: \`agent\\('bob'\\)\`: option '${option.split(':')[0]}' is .+, but must be said in \`centre\\.agents\``,
      ),
    }),
  ),
];
