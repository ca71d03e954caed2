import { scenario, strategy, type BadInput } from './row.ts';

const crowd = `  centre: { queues: [{ name: 'Inbound' }, { name: 'Done', strategy: null }, { name: 'Lost', strategy: null }] },
  plugins: [...contactCentre(), mediaServer('m1'), mediaServer('m2')],
  load: { interactions: [{ InteractionId: 'X1', by: 'm1' }, { InteractionId: 'X2', by: 'm2' }] },
  properties: [eventually('nothing is lost', ({ store }) => store.waitingIn('Lost').length === 0)],
`;

/** What an author asked for, and what was not done, not heard, or not kept. */
export const unheard: readonly BadInput[] = [
  {
    wrong: 'a line of the script that the server refuses',
    files: {
      'day.ts': scenario(
        "drive: { script: [at(5, 'ann', send('RequestAccept', { TicketId: 7, InteractionId: 'X7' }))] },",
        "import { at, send } from 'routeproof';",
      ),
    },
    exit: 1,
    says: /The server refused RequestAccept, which the script has 'ann' send, with unknown-interaction/,
    at: 'day.ts:5:21',
  },
  {
    wrong: 'a line of the script in which a media server asks what agents ask',
    files: {
      'day.ts': scenario(
        "drive: { script: [at(5, 'email-server', send('RequestPull', { Queue: 'Inbound' }))] },",
        "import { at, send } from 'routeproof';",
      ),
    },
    exit: 1,
    says: /The server refused RequestPull, which the script has 'email-server' send, with wrong-client-type \(RequestPull is for an agent application or a router to ask, and 'email-server' is a media server\)\./,
    at: 'day.ts:5:21',
  },
  {
    wrong: 'a line of the script that pulls from a workbin of an agent who is not there',
    files: {
      'day.ts': scenario(
        "drive: { script: [at(5, 'ann', send('RequestPull', { Workbin: { WorkbinType: 'Drafts', AgentId: 'an' } }))] }, centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound' }], workbins: [{ name: 'Drafts' }] },",
        "import { at, send } from 'routeproof';",
      ),
    },
    exit: 1,
    says: /with unknown-target \(The centre has no agent 'an'\. Did you mean 'ann'\?\)\./,
    at: 'day.ts:5:21',
  },
  {
    wrong: 'a line of the script that places into a workbin of an owner of another kind',
    files: {
      'day.ts': scenario(
        "drive: { script: [at(5, 'ann', send('RequestPlaceInWorkbin', { InteractionId: 'X1', WorkbinType: 'Drafts', PlaceId: 'ann-place' }))] }, centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound', strategy: null }], workbins: [{ name: 'Drafts', owner: 'agent' }] }, load: { interactions: [{ InteractionId: 'X1', Queue: 'Inbound' }] },",
        "import { at, send } from 'routeproof';",
      ),
    },
    exit: 1,
    says: /with bad-attribute \(Workbin 'Drafts' is kept for each agent, and place 'ann-place' is named as its owner\)\./,
    at: 'day.ts:5:21',
  },
  {
    wrong: 'a login at a place that the centre does not have',
    files: {
      'day.ts': scenario(
        "drive: { script: [at(5, 'ann', send('RequestAgentLogin', { AgentId: 'ann', PlaceId: 'ann-palce' }))] },",
        "import { at, send } from 'routeproof';",
      ),
    },
    exit: 1,
    says: /with unknown-target \(The centre has no place 'ann-palce': no agent has it, and `places` does not list it\. Did you mean 'ann-place'\?\)\./,
    at: 'day.ts:5:21',
  },
  {
    wrong: 'a line of the script whose event never comes, where warnings are strict',
    files: {
      'day.ts': scenario(
        "drive: { script: [when('ann', 'EventRevoked', send('RequestAgentLogout'))] },",
        "import { send, when } from 'routeproof';",
      ),
    },
    args: ['run', 'day.ts', '--strict'],
    exit: 1,
    says: /A line of the script waits until 'ann' is told EventRevoked, and that did not come/,
    at: 'day.ts:5:21',
  },
  {
    wrong: 'a strategy that calls a service when it has decided already',
    files: {
      'vip.ts': strategy(
        "route: async function* (_, desk) { try { yield stop(); } finally { await desk.invoke('Log', 'write'); } }",
      ),
    },
    exit: 1,
    says: /Log\.write/,
    at: 'vip.ts:4:',
  },
  {
    wrong: 'a strategy that calls a service when its path has ended',
    files: {
      'vip.ts': strategy(
        "route: (_, desk) => of(stop()).pipe(finalize(() => desk.invoke('Log', 'write').subscribe()))",
        "import { finalize, of } from 'rxjs';",
      ),
    },
    exit: 1,
    says: /Log\.write/,
    at: 'vip.ts:4:',
  },
  {
    wrong: 'a strategy that makes a call and does not await it',
    files: { 'vip.ts': strategy("route: (_, desk) => { desk.invoke('Log', 'write'); return stop(); }") },
    exit: 0,
    says: /made Log\.write for interaction '\w+' ready, and neither awaited it nor subscribed to it/,
    at: 'vip.ts:4:',
  },
  {
    wrong: 'a strategy that leaves a promise to fail, which nobody awaits',
    files: {
      'vip.ts': strategy(
        "route: async (_, desk) => { void (async () => { await desk.after(10); throw new Error('no levels'); })(); await desk.after(1000); return stop(); }",
      ),
    },
    exit: 1,
    says: /Strategy 'vip' left a promise that nobody awaited, and it failed: no levels\./,
    at: 'vip.ts:4:',
  },
  {
    wrong: 'a strategy that throws when its path is ended',
    files: {
      'vip.ts': strategy(
        "route: () => of(stop()).pipe(finalize(() => { throw new Error('no log'); }))",
        "import { finalize, of } from 'rxjs';",
      ),
    },
    exit: 1,
    says: /Strategy 'vip' threw in a teardown, where nobody can catch it: no log\./,
    at: 'vip.ts:4:',
  },
  {
    wrong: 'a strategy that decides nothing',
    files: { 'vip.ts': strategy('route: () => []') },
    exit: 1,
    says: /ended, and nothing was decided that ends the routing/,
    at: 'vip.ts:2:16',
  },
  {
    wrong: 'a strategy that decides twice',
    files: { 'vip.ts': strategy("route: () => [stop(), placeInQueue('Later')]") },
    exit: 1,
    says: /decided placeInQueue\('Later'\) for interaction '\w+' after a decision that ends the routing/,
    at: 'vip.ts:4:25',
  },
  {
    wrong: 'a substitution that gives no body',
    files: {
      'day.ts': scenario(
        "plugins: [...contactCentre(), definePlugin({ name: 'our-words', substitution: { of: 'urs', pairs: [seven] } })],",
        `import { definePlugin, substitute } from 'routeproof/plugins';
const words = { standsFor: 'EventRouteRequest', as: 'EventRouteRequest', protocol: 'TLibrary' } as const;
const seven = substitute({ ...words, encode: () => 7 as never });`,
      ),
    },
    exit: 1,
    says: /The substitution of plugin 'our-words' gave 7 for EventRouteRequest, which is no body of a message/,
    at: 'day.ts:7:33',
    also: (t, { stdout }) => t.is(stdout.match(/RP_NOT_A_MESSAGE/g)?.length, 1),
  },
  {
    wrong: 'a substitution that loses what its receiver needs',
    files: {
      'day.ts': scenario(
        "plugins: [...contactCentre({ tLibrary: false }), definePlugin({ name: 'our-words', substitution: { of: 'urs', pairs: [silent] } })],",
        `import { definePlugin, substitute } from 'routeproof/plugins';
const words = { standsFor: 'RequestStopProcessing', as: 'RequestStopProcessing', protocol: 'InteractionManagement' } as const;
const silent = substitute({ ...words, encode: ({ body: { Extension } }) => ({ Extension }), decode: (wire) => wire });`,
      ),
    },
    exit: 1,
    says: /RequestStopProcessing travelled as RequestStopProcessing, and its Reason is read as nothing; meant was \{"ReasonSystemName":"Normal"\}, and on the wire is \{"Extension":\{"ConnID":"01d9000000000001"\}\}/,
    at: 'day.ts:7:52',
  },
  {
    wrong: 'a substitution of a message that there is not',
    files: {
      'day.ts': scenario(
        "plugins: [...contactCentre(), definePlugin({ name: 'our-words', substitution: { of: 'urs', pairs: [{ standsFor: 'EventNothing' as never, as: 'EventAck', protocol: 'TLibrary' }] } })],",
        "import { definePlugin } from 'routeproof/plugins';",
      ),
    },
    exit: 3,
    says: /`plugins\.5\.substitution\.pairs\.0\.standsFor` is wrong: expected the type of a message/,
    at: 'day.ts:2:16',
  },
  {
    wrong: 'a search whose strategy keeps outside of all functions what hides a violation',
    files: {
      'day.ts': `import { defineScenario, defineStrategy, eventually, placeInQueue } from 'routeproof';
import { contactCentre, mediaServer } from 'routeproof/plugins';
const places = new Map<string, string>();
export default defineScenario(() => { const order: string[] = []; return {
  name: 'day', strategy: defineStrategy({ name: 'vip', route: ({ id }) => {
    order.push(id);
    if (!places.has(id)) places.set(id, order.length === 1 && id === 'X2' ? 'Lost' : 'Done');
    return placeInQueue(places.get(id)!);
  } }),
${crowd}}; });
`,
    },
    args: ['explore', 'day.ts'],
    exit: 1,
    says: /The same choices gave another run.*something is kept from run to run, `places` \(day\.ts:3:7\) say/,
    also: (t, { stdout }) => t.regex(stdout, /^⚠ kept-by-module .*day\.ts:3:7/m),
  },
  {
    wrong: 'a wait that stands alone, beside those that are awaited, subscribed to, raced and of others',
    files: {
      'vip.ts': strategy(
        'route: async (i, desk) => { desk.after(seconds(5)); await desk.after(1); desk.after(2).subscribe(); await Promise.race([desk.after(1), desk.at(2)]); const of = (desk: { after: (n: number) => void }) => { desk.after(1); }; of({ after: () => {} }); return stop(); }',
        "import { seconds } from 'routeproof';",
      ),
    },
    args: ['run', 'vip.ts', '--strict'],
    exit: 1,
    says: /`desk\.after\(…\)` stands alone as a statement, neither awaited nor subscribed to, so nothing is waited for\./,
    at: 'vip.ts:4:31',
    also: (t, { stdout }) => t.is(stdout.match(/RP_WAIT_NOT_AWAITED/g)?.length, 1),
  },
  {
    wrong: 'a target and a first that stand alone, of a desk in pieces and of a desk that was given on',
    files: {
      'vip.ts': strategy(
        "route: (i, { target }) => { target('ann.A'); return stop(); }",
        "import type { Desk } from 'routeproof'; export const soon = (desk: Desk) => { desk.first({ a: desk.after(1) }).pipe(); };",
      ),
    },
    args: ['run', 'vip.ts', '--strict'],
    exit: 1,
    says: /`target\(…\)` stands alone as a statement/,
    at: 'vip.ts:4:31',
    also: (t, { stdout }) =>
      t.regex(stdout, /vip\.ts:1:\d+ · RP_WAIT_NOT_AWAITED\n {2}`desk\.first\(…\)` stands alone/),
  },
  {
    wrong: 'a decision in a generator without a yield, beside one that only has the name of one',
    files: {
      'vip.ts': strategy(
        "route: function* () { placeInQueue('Inbound'); const routeTo = (name: string) => name; routeTo('ann'); yield stop(); }",
      ),
    },
    args: ['run', 'vip.ts', '--strict'],
    exit: 1,
    says: /`placeInQueue\(…\)` stands alone as a statement: the decision that it makes is given to nobody/,
    at: 'vip.ts:4:25',
    also: (t, { stdout }) => t.is(stdout.match(/RP_DECISION_DROPPED/g)?.length, 1),
  },
  {
    wrong: 'a search of a strategy with a decision that is given to nobody',
    files: { 'vip.ts': strategy('route: () => { stop(); return stop(); }') },
    args: ['explore', 'vip.ts', '--runs', '2'],
    exit: 0,
    says: /`stop\(…\)` stands alone as a statement/,
    at: 'vip.ts:4:18',
    // It is warned of, and takes nothing from what the search proves.
    also: (t, { stdout }) => t.regex(stdout, /^proved {2}vip /m),
  },
  {
    wrong: 'a workbin before a queue whose name is misspelt',
    files: {
      'day.ts': scenario(
        "centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }], workbins: [{ name: 'Drafts', queue: 'Bakc office' }, { name: 'Mine', queue: 'Private' }] },",
      ),
    },
    args: ['run', 'day.ts', '--strict'],
    exit: 1,
    says: /Workbin 'Drafts' lies before queue 'Bakc office', which the centre does not list.* Did you mean Back office\?/,
    at: 'day.ts:2:',
    also: (t, { stdout }) => t.is(stdout.match(/RP_WORKBIN_QUEUE_MEANT/g)?.length, 1),
  },
  {
    wrong: 'a `sometimes` that holds at no moment of the run, beside one that does',
    files: {
      'day.ts': scenario(
        "properties: [sometimes('one is stopped', ({ trace }) => trace.length > 3), sometimes('pigs fly', () => false)],",
        "import { sometimes } from 'routeproof';",
      ),
    },
    args: ['run', 'day.ts', '--strict'],
    exit: 1,
    says: /Not in this run: pigs fly\./,
    at: 'day.ts:5:',
    also: (t, { stdout }) => t.is(stdout.match(/RP_NOT_IN_THIS_RUN/g)?.length, 1),
  },
  {
    wrong: 'a load that comes to a queue without a strategy, where the scenario has one',
    files: {
      'day.ts': scenario("centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound', strategy: null }] },"),
    },
    args: ['run', 'day.ts', '--strict'],
    exit: 1,
    says: /Strategy 'vip' of the scenario was never asked/,
    at: 'day.ts:3:',
  },
];
