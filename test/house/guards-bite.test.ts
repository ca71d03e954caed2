import test from 'ava';
import { ContainerModule } from 'inversify';
import { definePlugin, defineStrategy, hours, Token, type Message, type Plugin } from 'routeproof';
import { concatMap, from, map, NEVER } from 'rxjs';
import type { Connection } from '../../core/bus/connection.ts';
import type { Network } from '../../core/bus/network.ts';
import type { InteractionServer } from '../../core/server/interaction-server.ts';
import type { InteractionStore } from '../../core/store/interaction-store.ts';
import { longestFile, longestFunction, rules, type Source } from './floors.ts';
import { SecondJudge } from '../decisions/second-judge.ts';
import { serverFixture, type ServerFixture } from '../server-fixture.ts';

// ---- rules for source files

/** Files that break one rule in one place, and where that is. */
interface Planted {
  readonly rule: string;
  readonly sources: readonly Source[];
  readonly found: readonly string[];
}

const file = (path: string, ...lines: readonly string[]): Source => ({ path, text: `${lines.join('\n')}\n` });
const many = (count: number) => Array.from({ length: count }, (_, index) => `// ${index}`);

const planted: readonly Planted[] = [
  {
    rule: 'imports go down',
    sources: [
      file(
        'core/bus/link.ts',
        "import { Clock } from '../kernel/clock.ts';",
        "import type { A } from '../server/a.ts';",
      ),
    ],
    found: ["core/bus/link.ts:2 imports 'core/server/a.ts', which is not below it"],
  },
  {
    rule: 'imports go down',
    sources: [file('core/server/a.ts', '', "export * from '../contract/plugin.ts';")],
    found: ["core/server/a.ts:2 imports 'core/contract/plugin.ts', which is not below it"],
  },
  {
    rule: 'imports go down',
    sources: [file('core/testing/a.ts', "const late = import('../viewer/b.ts');", "import '../index.ts';")],
    found: [
      "core/testing/a.ts:1 imports 'core/viewer/b.ts', which is not below it",
      "core/testing/a.ts:2 imports 'core/index.ts', which is not below it",
    ],
  },
  {
    rule: 'imports go down',
    sources: [file('core/kernel/a.ts', "import { urs } from '../../plugins/urs/urs.ts';"), file('core/attic/b.ts', '')],
    found: [
      "core/kernel/a.ts:1 imports 'plugins/urs/urs.ts', which is outside core",
      "core/attic/b.ts:1 'attic' has no floor",
    ],
  },
  {
    rule: 'no circle of files',
    sources: [
      file('core/store/a.ts', "import { b } from './b.ts';", 'export const a = b;'),
      file('core/store/b.ts', '', "import { a } from './a.ts';", 'export const b = a;'),
      file('core/store/c.ts', "import type { d } from './d.ts';"),
      file('core/store/d.ts', "import type { c } from './c.ts';"),
    ],
    found: ['core/store/b.ts:2 closes a circle: core/store/a.ts -> core/store/b.ts -> core/store/a.ts'],
  },
  {
    rule: 'no circle of files',
    sources: [
      file('core/bus/a.ts', "import type { B } from '../store/b.ts';"),
      file('core/store/c.ts', '', "import type { D } from '../bus/d.ts';"),
    ],
    found: [
      "core/bus/a.ts:1 'bus' and 'store' import each other",
      "core/store/c.ts:2 'store' and 'bus' import each other",
    ],
  },
  {
    rule: 'plugins and examples import the package by its name',
    sources: [
      file('plugins/urs/urs.ts', "import { Bus } from 'routeproof';", "import { a } from '../../core/bus/bus.ts';"),
      file('plugins/urs/b.ts', "import { agents } from 'routeproof/plugins';"),
      file('examples/01-a/scenario.ts', "import { agents } from 'routeproof/plugins';", "import '../02-b/b.ts';"),
    ],
    found: [
      "plugins/urs/urs.ts:2 imports 'core/bus/bus.ts' by its path",
      "plugins/urs/b.ts:1 imports 'routeproof/plugins'",
      "examples/01-a/scenario.ts:2 imports 'examples/02-b/b.ts' by its path",
    ],
  },
  {
    rule: 'only the command line imports the plugins',
    sources: [
      file('core/cli/run.ts', "import { urs } from 'routeproof/plugins';"),
      file('core/explore/explore.ts', '', '', "import { urs } from 'routeproof/plugins';"),
    ],
    found: ["core/explore/explore.ts:3 imports 'routeproof/plugins'"],
  },
  {
    rule: 'inversify stands in the wiring',
    sources: [
      file('core/bench/wiring.ts', "import { Container } from 'inversify';"),
      file('core/contract/plugin.ts', "import type { ContainerModule } from 'inversify';"),
      file('core/contract/scenario.ts', '', "import { Container } from 'inversify';"),
      file('core/server/handler.ts', "import type { Container } from 'inversify';"),
    ],
    found: ['core/contract/scenario.ts:2 imports inversify', 'core/server/handler.ts:1 imports inversify'],
  },
  {
    rule: 'files are short',
    sources: [
      file('core/bus/bus.ts', ...many(longestFile + 1)),
      file('core/kernel/errors.ts', ...many(longestFile + 1)),
      file('plugins/urs/urs.ts', ...many(longestFile)),
    ],
    found: [`core/bus/bus.ts:${longestFile + 1} has ${longestFile + 1} lines`],
  },
  {
    rule: 'functions are short',
    sources: [
      file('plugins/urs/urs.ts', '', 'const long = () => {', ...many(longestFunction - 1), '};'),
      file('plugins/urs/queues/target-queue.ts', 'class A {', 'short() {', ...many(longestFunction - 2), '}', '}'),
    ],
    found: [`plugins/urs/urs.ts:2 has a function of ${longestFunction + 1} lines`],
  },
  {
    rule: 'names say something',
    sources: [
      file('core/bus/link-helper.ts', ''),
      file('test/a.ts', '', 'export class LinkManager {}', 'export const UserData = 1;', 'export const database = 1;'),
      file('plugins/utils/b.ts', 'const routeData = 1;', 'export { routeData };'),
    ],
    found: [
      "core/bus/link-helper.ts:1 is named 'link-helper.ts'",
      "test/a.ts:2 exports 'LinkManager'",
      "plugins/utils/b.ts:1 is named 'utils'",
      "plugins/utils/b.ts:1 exports 'routeData'",
    ],
  },
  {
    rule: 'exports have docstrings',
    sources: [
      file('core/bus/bus.ts', '/** A bus. */', '// prettier-ignore', 'export class Bus {}', 'export interface Stop {}'),
      file('core/bus/link.ts', '// no docstring', 'export const link = 1;', "export { a } from './a.ts';"),
    ],
    found: [
      "core/bus/bus.ts:4 exports 'Stop' without a docstring",
      "core/bus/link.ts:2 exports 'link' without a docstring",
    ],
  },
  {
    rule: 'files are named after an export',
    sources: [
      file('core/bus/direction.ts', 'export class Lane {}'),
      file('core/bus/delays.ts', 'export const delayOf = 1;'),
      file('core/bus/t-library.ts', 'export class TLibraryCodec {}'),
    ],
    found: ['core/bus/direction.ts:1 is named after none of its exports: lane'],
  },
  {
    rule: 'no any',
    sources: [file('examples/01-a/scenario.ts', 'const any = 1;', 'export const a: readonly any[] = [any];')],
    found: ["examples/01-a/scenario.ts:2 says 'any'"],
  },
  {
    rule: 'nothing is put off',
    sources: [file('bench/main.ts', '', `// ${'TO'}${'DO'}: measure`)],
    found: [`bench/main.ts:2 has a ${'TO'}${'DO'}`],
  },
  {
    rule: 'programs are found on the path',
    sources: [
      file(
        'bench/peers.ts',
        "const first = '#!/bin/sh';",
        "run('python3', 'node_modules/.bin/ava', 'tools/bin/it');",
        `run('/usr/${'bin'}/python3');`,
        `run(\`\${home}/x --with "/${'sbin'}/fsck"\`);`,
      ),
    ],
    found: [
      `bench/peers.ts:3 names the program '/usr/${'bin'}/python3' by its place`,
      `bench/peers.ts:4 names the program '/${'sbin'}/fsck' by its place`,
    ],
  },
  {
    rule: 'threads load what they need',
    sources: [
      file('core/cli/workers/simulate-worker.ts', "import { a } from './a.ts';", "import 'routeproof';"),
      file('core/cli/a.ts', "import type { P } from 'rolldown';", "const late = import('rolldown');", "import 'rxjs';"),
      file('core/index.ts', '', "export { csv } from './contract/b.ts';"),
      file('core/contract/b.ts', '', "import { parse } from 'csv-parse/sync';"),
      file('core/loader/load-file.ts', "import { parseAst } from 'rolldown/parseAst';"),
    ],
    found: ["core/contract/b.ts:2 makes 'core/cli/workers/simulate-worker.ts' load 'csv-parse/sync'"],
  },
];

planted.forEach(({ rule, sources, found }, index) =>
  test(`planted breach ${index + 1} of the rule '${rule}' is found`, (t) => {
    t.deepEqual(
      rules[rule]!(sources).map(({ path, line, says }) => `${path}:${line} ${says}`),
      found,
    );
  }),
);

test('every rule has a planted breach', (t) => {
  t.deepEqual([...new Set(planted.map(({ rule }) => rule))], Object.keys(rules));
});

// ---- the built-in properties

/** What the server is given in place of a message, and what leaves in place of one that it sends. */
interface Tampering {
  readonly received?: (message: Message) => readonly Message[];
  readonly sent?: (message: Message, to: string) => readonly Message[];
}

const tampered = (connection: Connection, { received, sent }: Tampering): Connection =>
  new Proxy(connection, {
    get(real, key) {
      if (key === 'received' && received) return real.received.pipe(concatMap((message) => from(received(message))));
      if ((key === 'send' || key === 'pass') && sent)
        return (message: Message) => sent(message, real.client.name).forEach((each) => real.send(each));
      const value: unknown = Reflect.get(real, key, real);
      return typeof value === 'function' ? (value.bind(real) as unknown) : value;
    },
  });

const plant = (modules: readonly ContainerModule[]): Plugin => definePlugin({ name: 'planted fault', modules });

/** A server whose connections are tampered with. */
const server = (tampering: Tampering): Plugin =>
  plant([
    new ContainerModule(({ onActivation }) =>
      onActivation(Token.InteractionServer, (_context, real) => {
        const listen: InteractionServer['listen'] = (network, codecFor) => {
          const spoilt: Pick<Network, 'listen'> = {
            listen: (...given) => network.listen(...given).pipe(map((connection) => tampered(connection, tampering))),
          };
          real.listen(spoilt as Network, codecFor);
        };
        return { listen } as InteractionServer;
      }),
    ),
  ]);

/** A store that does something else now and then. */
const store = (spoil: (real: InteractionStore) => void): Plugin =>
  plant([
    new ContainerModule(({ onActivation }) =>
      onActivation(Token.Store, (_context, real) => {
        spoil(real);
        return real;
      }),
    ),
  ]);

const without = (type: string, ...receivers: readonly string[]): Plugin =>
  server({ sent: (message, to) => (message.type === type && receivers.includes(to) ? [] : [message]) });
const doubled = (type: string, ...receivers: readonly string[]): Plugin =>
  server({ sent: (message, to) => (message.type === type && receivers.includes(to) ? [message, message] : [message]) });

/** Attributes of a message are others. */
const changed = (type: string, receiver: string, body: object): Plugin =>
  server({
    sent: (message, to) =>
      message.type === type && to === receiver
        ? [{ ...message, body: { ...message.body, ...body } } as unknown as Message]
        : [message],
  });

/** What the bench is made to do, so that a fault can show. */
const acts = {
  asks: (fixture: ServerFixture) => {
    fixture.submit('X');
    fixture.actor('ms').send('RequestGetInteractionProperties', { InteractionId: 'X' });
  },
  stops: (fixture: ServerFixture) => {
    fixture.handledBy('X', 'ann', 'bob');
    fixture.actor('ms').send('RequestStopProcessing', { InteractionId: 'X' });
  },
  stopsWhileInvited: (fixture: ServerFixture) => {
    fixture.handledBy('X', 'ann');
    fixture.actor('ann').send('RequestConference', { InteractionId: 'X', AgentId: 'bob' });
    fixture.run();
    fixture.actor('ms').send('RequestStopProcessing', { InteractionId: 'X' });
  },
  leaves: (fixture: ServerFixture) => {
    fixture.handledBy('X', 'ann', 'bob');
    fixture.actor('ann').send('RequestLeaveInteraction', { InteractionId: 'X' });
  },
  givesBack: (fixture: ServerFixture) => {
    fixture.handledBy('X', 'ann');
    fixture.actor('ann').send('RequestLeaveInteraction', { InteractionId: 'X' });
  },
  routes: (fixture: ServerFixture) => {
    fixture.submit('X', { Queue: 'Inbox' });
    fixture.actor('urs').send('RequestDeliver', { InteractionId: 'X', AgentId: 'bob' });
    fixture.run();
    fixture.actor('bob').send('RequestAccept', { InteractionId: 'X', TicketId: fixture.ticket('bob') });
    fixture.run();
    fixture.actor('bob').send('RequestStopProcessing', { InteractionId: 'X' });
  },
  handles: (fixture: ServerFixture) => fixture.handledBy('X', 'ann'),
  waitsForever: (fixture: ServerFixture) => fixture.submit('X', { Queue: 'Inbox' }),
} satisfies Readonly<Record<string, (fixture: ServerFixture) => void>>;

interface Fault {
  readonly property: string;
  readonly title: string;
  readonly fault: Plugin | undefined;
  readonly act: keyof typeof acts;
  readonly says: RegExp;
  /** The judge of the random sequences sees it too. */
  readonly second?: RegExp;
}

const faults: readonly Fault[] = [
  {
    property: 'request-answered-once',
    title: 'a request is not handled',
    fault: server({ received: (message) => (message.type === 'RequestGetInteractionProperties' ? [] : [message]) }),
    act: 'asks',
    says: /^Nobody answered RequestGetInteractionProperties \(request 3\) of 'ms'\.$/,
    second: /^RequestGetInteractionProperties \(3\) of ms has no answer$/,
  },
  {
    property: 'request-answered-once',
    title: 'a request is answered twice',
    fault: doubled('EventInteractionProperties', 'ms'),
    act: 'asks',
    says: /^EventInteractionProperties answers request 3 of 'ms', which has its answer already or was never asked\.$/,
    second: /was answered again/,
  },
  {
    property: 'request-answered-once',
    title: 'a late answer is forgotten',
    fault: without('EventError', 'ann'),
    act: 'stopsWhileInvited',
    says: /^Nobody answered RequestConference \(request \d+\) of 'ann'\.$/,
    second: /^RequestConference \(\d+\) of ann has no answer$/,
  },
  {
    property: 'ticket-ends-once',
    title: 'an invitation outlives its interaction',
    fault: store((real) => {
      const end = real.endTicket.bind(real);
      real.endTicket = (ticket, state) => void (state === 'withdrawn' || end(ticket, state));
    }),
    act: 'stopsWhileInvited',
    says: /^Ticket 1 of agent 'bob' is still open, and its interaction is gone\.$/,
    second: /^1 open tickets, and 0 open invitations$/,
  },
  {
    property: 'ticket-ends-once',
    title: 'an invitation ends twice',
    fault: store((real) => {
      const end = real.endTicket.bind(real);
      real.endTicket = (ticket, state) => {
        end(ticket, state);
        // The store looks once whether it is open.
        const states = ['open', 'expired'];
        Object.defineProperty(ticket, 'state', { get: () => (states.length > 1 ? states.shift() : states[0]) });
        end(ticket, 'expired');
      };
    }),
    act: 'stops',
    says: /^Ticket 1 of agent 'bob' ended twice\.$/,
    second: /^ticket 1 ended twice$/,
  },
  {
    property: 'told-after-leaving',
    title: 'one who has left is told more',
    fault: server({
      sent: (message, to) =>
        to === 'ann' && message.type === 'EventAck' && message.ref === 5
          ? [message, { ...message, type: 'EventPartyRemoved', ref: undefined } as unknown as Message]
          : [message],
    }),
    act: 'leaves',
    says: /^Agent 'ann' was told EventPartyRemoved, but it is neither party nor invited any more\.$/,
  },
  {
    property: 'held-after-stop',
    title: 'nobody tells an agent of the stop',
    fault: without('EventRevoked', 'bob'),
    act: 'stops',
    says: /^The interaction was stopped, and nobody told agent 'bob', who holds it\.$/,
  },
  {
    property: 'one-place',
    title: 'an interaction waits twice in its queue',
    fault: store((real) => {
      const waitingIn = real.waitingIn.bind(real);
      real.waitingIn = (queue) => [...waitingIn(queue), ...waitingIn(queue)];
    }),
    act: 'asks',
    says: /^It stands 2 times in its queue\.$/,
  },
  {
    property: 'one-place',
    title: 'an interaction is lost when its last party leaves',
    fault: store((real) => {
      const move = real.move.bind(real);
      real.move = (interaction, event, place) =>
        event === 'returned' ? move(interaction, 'party left', interaction.place) : move(interaction, event, place);
    }),
    act: 'givesBack',
    says: /^It should be handled by agents, but no agent is a party\.$/,
    second: /^X is with no agent, handling$/,
  },
  {
    property: 'one-place',
    title: 'an interaction is in a queue and with an agent',
    fault: store((real) => {
      const move = real.move.bind(real);
      real.move = (interaction, event, place) =>
        move(interaction, event, event === 'pulled' ? { kind: 'queue', queue: 'Waiting' } : place);
    }),
    act: 'handles',
    says: /^It is handled by ann and at the same time in a queue\.$/,
    second: /^X waits 1 times$/,
  },
  {
    property: 'one-place',
    title: 'an interaction is being delivered to nobody',
    fault: store((real) => {
      const add = real.addTicket.bind(real);
      real.addTicket = (make) => {
        const ticket = add(make);
        real.interaction(ticket.interaction)!.removeInvitation(ticket);
        return ticket;
      };
    }),
    act: 'routes',
    says: /^It is being delivered, but nobody was invited\.$/,
  },
  {
    property: 'one-place',
    title: 'an interaction is offered by URS and in a queue',
    fault: store((real) => {
      const move = real.move.bind(real);
      real.move = (interaction, event, place) =>
        move(interaction, event, event === 'invited by URS' ? { kind: 'queue', queue: 'Waiting' } : place);
    }),
    act: 'routes',
    says: /^It is offered to an agent by URS, and at the same time elsewhere\.$/,
  },
  {
    property: 'flow-not-followed',
    title: 'an event is missing',
    fault: without('EventProcessingStopped', 're'),
    act: 'stops',
    says: /^Flow stop-processing\/a, step 7: EventProcessingStopped \(Reporting\) should have come, and nothing came on the link interaction-server -> re\.$/,
  },
  {
    property: 'flow-not-followed',
    title: 'an event comes twice',
    fault: doubled('EventInvite', 'bob'),
    act: 'stopsWhileInvited',
    says: /^Flow conference\/invitation-issued, after its last step: EventInvite \(InteractionManagement\) came too many on the link interaction-server -> bob\.$/,
  },
  {
    property: 'flow-not-followed',
    title: 'an event comes in place of another',
    fault: server({
      sent: (message, to) =>
        to === 're' && message.type === 'EventPartyRemoved'
          ? [{ ...message, type: 'EventPartyAdded' } as unknown as Message]
          : [message],
    }),
    act: 'leaves',
    says: /^Flow conference\/leave, step \d+: EventPartyRemoved \(Reporting\) should have come, and EventPartyAdded \(Reporting\) came/,
  },
  {
    property: 'flow-not-followed',
    title: 'an attribute has another value',
    fault: changed('EventPartyRemoved', 're', { Operation: 'stop' }),
    act: 'leaves',
    says: /^Flow conference\/leave, step 6: EventPartyRemoved \(Reporting\) came on the link interaction-server -> re, and its Operation is 'stop', and should be 'leave' \(from the flow itself\)\.$/,
  },
  {
    property: 'flow-not-followed',
    title: 'an attribute is left out',
    fault: changed('EventRevoked', 'ann', { Actor: undefined }),
    act: 'stops',
    says: /^Flow stop-processing\/a, step 3: EventRevoked \(InteractionManagement\) came on the link interaction-server -> ann, and its Actor is absent, and should be \{"PartyType":"media_server","MediaServerId":"ms"\} \(from who sent the request\)\.$/,
  },
  {
    property: 'flow-not-followed',
    title: 'an attribute is there that no flow knows',
    fault: changed('EventInvite', 'bob', { Colour: 'red' }),
    act: 'stopsWhileInvited',
    says: /^Flow conference\/invitation-issued, step 1: EventInvite \(InteractionManagement\) came on the link interaction-server -> bob, and its Colour is 'red', and the flow has no such attribute\.$/,
  },
  {
    property: 'path-without-end',
    title: 'a strategy keeps an interaction',
    fault: undefined,
    act: 'waitsForever',
    says: /^Strategy 'silent' still holds the interaction when all is quiet: nothing that it waits for will come\./,
  },
];

/** Plays an act on a bench with a fault, and gives what the two judges say. */
function judged(act: keyof typeof acts, fault?: Plugin) {
  let judge: SecondJudge | undefined;
  const second = definePlugin({
    name: 'second judge',
    observe: ({ bus, store: seen }) => void (judge = new SecondJudge(bus, seen)),
  });
  const fixture = serverFixture({
    routers: ['urs'],
    centre: {
      agents: [{ name: 'ann' }, { name: 'bob' }, { name: 'cat' }],
      queues: [
        { name: 'Waiting', strategy: null },
        { name: 'Inbox', strategy: defineStrategy({ name: 'silent', route: () => NEVER }) },
      ],
    },
    extra: fault === undefined ? [second] : [second, fault],
  });
  acts[act](fixture);
  fixture.run();
  judge!.checkNow();
  fixture.run(hours(24));
  judge!.checkSettled();
  void fixture.bench.runUntilQuiet();
  return { findings: fixture.bench.findings, problems: judge!.problems };
}

for (const { property, title, fault, act, says, second } of faults)
  test(`${property} bites: ${title}`, (t) => {
    const { findings, problems } = judged(act, fault);
    const sentences = findings.filter(({ kind }) => kind === property).map(({ sentence }) => sentence);
    t.true(
      sentences.some((sentence) => says.test(sentence)),
      JSON.stringify(findings, undefined, 1),
    );
    if (second !== undefined)
      t.true(
        problems.some((problem) => second.test(problem)),
        problems.join('\n'),
      );
  });

test('without a fault nothing is found', (t) => {
  for (const act of Object.keys(acts) as (keyof typeof acts)[])
    if (act !== 'waitsForever') t.deepEqual(judged(act), { findings: [], problems: [] }, act);
});
