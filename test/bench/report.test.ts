import test from 'ava';
import type { Finding } from 'routeproof';
import type { Role } from 'routeproof/plugins';
import { plantUmlDiagram, traceDocument, traceLine, type TraceLine } from 'routeproof/report';
import { findingsText } from '../../core/report/findings-text.ts';
import { mermaidDiagram } from '../../core/report/picture/written/mermaid.ts';
import { sequenceDiagram, type DiagramOptions } from '../../core/report/diagram/sequence-diagram.ts';
import { messageFacts } from '../../core/report/diagram/message-facts.ts';
import { textWidth } from '../../core/kernel/text-width.ts';
import { traceLines } from '../../core/report/trace-line.ts';

const roles: Readonly<Record<string, Role>> = {
  email: 'media-server',
  urs: 'urs',
  ixn: 'interaction-server',
  ann: 'agent',
  bob: 'agent',
  stats: 'reporting-engine',
  mart: 'reporting-engine',
};

/** One message: `[at, from, to, type, what else there is]`, times in milliseconds. */
type Line = readonly [at: number, from: string, to: string, type: string, more?: Partial<TraceLine>];

const traceOf = (...lines: readonly Line[]): readonly TraceLine[] =>
  lines.map(([at, from, to, type, more]) => ({
    at,
    sentAt: at,
    from,
    to,
    fromRole: roles[from]!,
    toRole: roles[to] ?? 'agent',
    protocol: roles[to] === 'reporting-engine' ? 'Reporting' : 'InteractionManagement',
    type,
    body: {},
    ...more,
  }));

const stopped = traceOf(
  [1000, 'email', 'ixn', 'RequestStopProcessing', { ref: 2, interaction: 'i1', sentAt: 400 }],
  [1000, 'ixn', 'urs', 'EventAbandoned', { protocol: 'TLibrary', interaction: 'i1', standsFor: 'EventRevoked' }],
  [1000, 'ixn', 'ann', 'EventRevoked', { interaction: 'i1', body: { Operation: 'stop' } }],
  [1000, 'ixn', 'stats', 'EventProcessingStopped', { interaction: 'i1' }],
  [1000, 'ixn', 'mart', 'EventProcessingStopped', { interaction: 'i1' }],
  [3000, 'ixn', 'email', 'EventAck', { ref: 2 }],
);

/** The lines of a picture in a test, without the indentation that the test gives them. */
const picture = (text: string): string => {
  const lines = text.split('\n').slice(1, -1);
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => `${line.slice(indent)}\n`).join('');
};

/** A diagram as `picture` gives it. */
const drawn = (messages: readonly TraceLine[], width = 120): string =>
  picture(`\n${sequenceDiagram(messages, { width })}`);

test('a diagram has a lifeline for each actor, an arrow for each message, one arrow for a report to two engines', (t) => {
  t.is(
    drawn(stopped),
    picture(`
      Interaction i1

                email   urs                                    ixn               ann      stats  mart
      1.000 s     ├────────── RequestStopProcessing ───────────▶│                 │         │      │  sent 0.400 s · #2
                  │      │◀─ EventAbandoned (for EventRevoked) ─┤                 │         │      │
                  │      │                                      ├─ EventRevoked ─▶│         │      │  stop
                  │      │                                      ├─ EventProcessingStopped ─▶├─────▶│
                  ┊      ┊                                      ┊                 ┊         ┊      ┊
      3.000 s     │◀───────────────── EventAck ─────────────────┤                 │         │      │  #2
    `),
  );
});

test('where names do not fit on the arrows they stand behind them', (t) => {
  t.is(
    drawn(stopped, 84),
    picture(`
      Interaction i1

                email   urs   ixn   ann   stats  mart
      1.000 s     ├───────────▶│     │      │      │  RequestStopProcessing  sent 0.400 s…
                  │      │◀────┤     │      │      │  EventAbandoned (for EventRevoked)
                  │      │     ├────▶│      │      │  EventRevoked  stop
                  │      │     ├───────────▶├─────▶│  EventProcessingStopped
                  ┊      ┊     ┊     ┊      ┊      ┊
      3.000 s     │◀───────────┤     │      │      │  EventAck  #2
    `),
  );
});

test('where the names of actors do not fit a legend has them', (t) => {
  const crowd = Array.from({ length: 7 }, (_, index): Line => [0, 'ixn', `agent-${index}`, 'EventInvite']);
  t.is(
    drawn(traceOf(...crowd), 72),
    picture(`
               A ixn   B agent-0   C agent-1   D agent-2   E agent-3
               F agent-4   G agent-5   H agent-6

                A   B   C   D   E   F   G   H
      0.000 s   ├──▶│   │   │   │   │   │   │  EventInvite
                ├──────▶│   │   │   │   │   │  EventInvite
                ├──────────▶│   │   │   │   │  EventInvite
                ├──────────────▶│   │   │   │  EventInvite
                ├──────────────────▶│   │   │  EventInvite
                ├──────────────────────▶│   │  EventInvite
                ├──────────────────────────▶│  EventInvite
    `),
  );
});

test('several interactions are told apart by the ends of their identifiers', (t) => {
  const two = traceOf(
    [0, 'ixn', 'ann', 'EventInvite', { interaction: '0000RP0000000001' }],
    [0, 'ixn', 'ann', 'EventInvite', { interaction: '0000RP0000000002' }],
  );
  t.is(
    drawn(two),
    picture(`
      Interactions 0000RP0000000001 to 0000RP0000000002

                ixn              ann
      0.000 s    ├─ EventInvite ─▶│  …01
                 ├─ EventInvite ─▶│  …02
    `),
  );
});

test('of a diagram that is too long the beginning and the end are drawn', (t) => {
  const long = traceOf(...Array.from({ length: 10 }, (_, index): Line => [index, 'ixn', 'ann', `Event${index}`]));
  t.is(
    sequenceDiagram(long, { longest: 4 }),
    picture(`
                ixn         ann
      0.000 s    ├─ Event0 ─▶│
      0.001 s    ├─ Event1 ─▶│
                 ┊ … 6 rows are not shown
      0.008 s    ├─ Event8 ─▶│
      0.009 s    ├─ Event9 ─▶│
    `),
  );
});

const setUp: readonly Line[] = [
  [0, 'urs', 'ixn', 'RequestRegisterClient', { ref: 1 }],
  [0, 'ann', 'ixn', 'RequestRegisterClient', { ref: 1 }],
  [0, 'ixn', 'urs', 'EventAck', { ref: 1 }],
  [0, 'ixn', 'ann', 'EventAck', { ref: 1 }],
  [0, 'ann', 'ixn', 'RequestAgentLogin', { ref: 2 }],
  [0, 'ixn', 'ann', 'EventAck', { ref: 2 }],
];
const days = traceOf(
  ...setUp,
  [1000, 'email', 'ixn', 'RequestSubmit', { interaction: 'i1' }],
  [2000, 'email', 'ixn', 'RequestSubmit', { interaction: 'i2' }],
  [3000, 'ixn', 'ann', 'EventInvite', { interaction: 'i2' }],
  [3000, 'ixn', 'ann', 'EventInvite', { interaction: 'i1' }],
  [4000, 'ann', 'ixn', 'RequestPull', { body: { InteractionIds: ['i1', 'i9'] } }],
  [5000, 'bob', 'ixn', 'RequestAgentLogin', { ref: 1 }],
);
const cutTo = (cuts: DiagramOptions): string => sequenceDiagram(days, cuts);

test('how clients register and log in is folded to a line, up to what else comes first, and not where something fails in it', (t) => {
  const hints = { setUp: '--setup', all: '--full' };
  t.is(
    cutTo({ foldsSetUp: true, hints, to: 2000 }),
    picture(`
                email               ixn
                  ┊ … 6 messages of set-up (--setup): urs, ann
      1.000 s     ├─ RequestSubmit ─▶│  i1
                  ┊                  ┊
      2.000 s     ├─ RequestSubmit ─▶│  i2
                  ┊ … 4 messages after 2.000 s
    `),
  );
  t.true(cutTo({}).includes('RequestRegisterClient'));
  const failing = (after: number) =>
    [{ kind: 'login-late', severity: 'failure', sentence: 'Late.', at: 0, after, count: 1 }] as const;
  t.regex(
    cutTo({ foldsSetUp: true, findings: failing(5) }),
    /… 4 messages of set-up: urs, ann .*\n.*RequestAgentLogin.*\n.*✗ login-late/,
  );
  t.notRegex(cutTo({ foldsSetUp: true, findings: failing(2) }), /of set-up/);
  t.notRegex(sequenceDiagram(traceOf(...setUp), { foldsSetUp: true }), /of set-up/);
});

test('of other interactions, actors and times it is said how many messages are left out, where they were', (t) => {
  t.is(
    cutTo({ only: ['i1'], foldsSetUp: true }),
    picture(`
      Interaction i1

                email               ixn              ann
                  ┊ … 6 messages of set-up: urs, ann  ┊
      1.000 s     ├─ RequestSubmit ─▶│                │
                  ┊ … 2 messages of others            ┊
      3.000 s     │                  ├─ EventInvite ─▶│
                  ┊                  ┊                ┊
      4.000 s     │                  │◀─ RequestPull ─┤
                  ┊ … 1 message of others             ┊
    `),
  );
  t.is(
    cutTo({ actors: ['email'], from: 1500 }),
    picture(`
      Interaction i2

                email               ixn
                  ┊ … 7 messages before 1.500 s
      2.000 s     ├─ RequestSubmit ─▶│
                  ┊ … 4 messages of others
    `),
  );
  const shown = (cuts: DiagramOptions) =>
    [...cutTo(cuts).matchAll(/ … (\d+) messages? /g)].reduce((sum, [, count]) => sum + Number(count), 0);
  t.is(shown({ from: 9000 }), days.length);
  t.is(shown({ only: ['nobody'], foldsSetUp: true }), days.length);
});

test('a failure is marked on the row after which it was found, and what comes later is folded; a warning is not', (t) => {
  const findings = [
    { kind: 'lost', severity: 'failure', sentence: 'It is lost.', at: 2000, after: 8, count: 1 },
    { kind: 'slow', severity: 'warning', sentence: 'It is slow.', at: 3000, after: 9, count: 1 },
  ] as const;
  const notes = [{ at: 4500, actor: 'ann', text: 'so late', after: 11 }];
  t.is(
    cutTo({ findings, foldsSetUp: true, foldsAfterFailure: true, hints: { all: '--full' }, notes }),
    picture(`
                email               ixn
                  ┊ … 6 messages of set-up: urs, ann
      1.000 s     ├─ RequestSubmit ─▶│  i1
                  ┊                  ┊
      2.000 s ✗   ├─ RequestSubmit ─▶│  i2
                  │                  ✗ lost
                  ┊ … 4 messages and 1 note after the last failure (--full)
    `),
  );
  const whole = cutTo({ findings, notes });
  t.regex(whole, /✗ lost/);
  t.regex(whole, /✎ so late/);
  t.notRegex(whole, /slow/);
  t.regex(cutTo({ findings, only: ['i1'] }), / … 2 messages of others, with 1 failure\n/);
});

test('names that are asked for are compared as they are shown, and are text in what is folded', (t) => {
  const hostile = '\u001b[2Jeve\u202e';
  const trace = traceOf(...setUp, [1000, 'email', 'ixn', 'RequestSubmit', { interaction: hostile }]).map((message) => ({
    ...message,
    ...(message.from === 'ann' && { from: hostile }),
  }));
  const drawn = sequenceDiagram(trace, { only: [hostile], foldsSetUp: true });
  t.regex(drawn, /RequestSubmit/);
  t.notRegex(drawn.replaceAll('\n', ''), /[\p{Cc}\u202e]/u);
});

test('of many actors names are shortened as much as they must be, each with its meaning, before they become letters', (t) => {
  const crowd = ['ann', 'agent of sales 1', 'agent of sales 2', 'very-long-name-of-service', 'eve'];
  const called = traceOf(...crowd.map((name, index): Line => [index, 'ixn', name, 'EventPropertiesChanged']));
  const heads = (width: number) =>
    sequenceDiagram(called, { width })
      .split('\n')
      .find((line) => / ixn {2}/.test(line))!;
  t.regex(heads(200), /ixn +ann +agent of sales 1 +agent of sales 2 +very-long-name-of-service +eve/);
  t.regex(heads(90), /ixn +ann +agen…s 1 +agen…s 2 +very-lo… +eve/);
  t.regex(
    sequenceDiagram(called, { width: 90 }),
    /^ +agen…s 1 agent of sales 1 {3}agen…s 2 agent of sales 2\n +very-lo… very-long-name-of-service\n/,
  );
  t.notRegex(sequenceDiagram(called, { width: 90 }), /ann ann|eve eve/);
  t.regex(sequenceDiagram(called, { width: 72 }), /A ixn {3}B ann/);
  const wide = traceOf(
    ...['你好你好你好你好', '你好你好你好你再', 'ann', 'bob', 'cyd', 'dan', 'eve'].map((name, index): Line => [
      index,
      'ixn',
      name,
      'EventX',
    ]),
  );
  for (let width = 80; width < 120; width++)
    for (const line of sequenceDiagram(wide, { width }).split('\n')) t.true(textWidth(line) <= width, line);
});

test('what happened in a virtual queue, what was published and how an agent stands are told by name', (t) => {
  const told = traceOf(
    [
      0,
      'urs',
      'ixn',
      'RequestDistributeEvent',
      { ref: -1, interaction: 'i1', body: { ThisDN: 'VQ_Sales', UserEvent: 'EventQueued' } },
    ],
    [0, 'ixn', 'ann', 'EventUserEvent', { body: { Topics: ['weather', 'news'], EventContent: { sun: 1 } } }],
    [
      0,
      'stats',
      'urs',
      'EventInfo',
      { body: { AgentId: 'ann', LoggedIn: true, MediaStateList: { email: 1, chat: 0 } } },
    ],
    [0, 'stats', 'urs', 'EventInfo', { body: { AgentId: 'bob', LoggedIn: false, MediaStateList: {} } }],
    [0, 'urs', 'stats', 'RequestOpenStatistic', { ref: 4, body: { StatisticType: 'StatAgentLoading' } }],
  );
  t.deepEqual(
    told.map((message) => messageFacts(message, () => undefined).join(' · ')),
    [
      'EventQueued · VQ_Sales',
      'weather, news',
      'ann · email ready, chat not ready',
      'bob · logged out',
      '#4 · StatAgentLoading',
    ],
  );
});

test('with a width, findings are in lines of so many columns; without one a sentence is a line', (t) => {
  const finding: Finding = {
    ...{
      kind: 'strategy-threw',
      severity: 'failure',
      sentence: `It threw ${'a word '.repeat(20)}here.\nAnd \u001b[2J again.`,
    },
    ...{ at: 0, interaction: '0000RPEXAMPLE001', where: 'a/very/long/path/to/strategy.ts:3:9', count: 12 },
  };
  const text = findingsText([finding], { width: 60 });
  for (const line of text.split('\n')) t.true(textWidth(line) <= 60, line);
  t.is(text.replaceAll(/\s+/g, ' '), findingsText([finding]).replaceAll(/\s+/g, ' '));
  t.is(findingsText([finding]).split('\n').length, 4);
});

/** Begins a colour of a terminal. */
const escape = '\u001B';

test('colours stay out unless they are asked for', (t) => {
  t.false(sequenceDiagram(stopped).includes(escape));
  t.true(sequenceDiagram(stopped, { colour: true }).includes(escape));
});

test('a request and its answer share a colour', (t) => {
  const lines = sequenceDiagram(stopped, { colour: true }).split('\n');
  const colourOf = (name: string) => /\[3\dm/.exec(lines.find((line) => line.includes(name)) ?? '')?.[0];
  t.truthy(colourOf('RequestStopProcessing'));
  t.is(colourOf('RequestStopProcessing'), colourOf('EventAck'));
  t.is(colourOf('EventProcessingStopped'), undefined);
});

test('a trace without messages says so', (t) => {
  t.is(sequenceDiagram([]), 'No messages.\n');
});

test('Mermaid has full lines for requests, broken ones for events, open heads for Reporting', (t) => {
  t.is(
    mermaidDiagram(stopped),
    picture(`
      sequenceDiagram
          participant p1 as email
          participant p2 as urs
          participant p3 as ixn
          actor p4 as ann
          participant p5 as stats
          participant p6 as mart
          Note over p1,p6: 1.000 s
          p1->>p3: RequestStopProcessing · sent 0.400 s · i1 · #35;2
          p3-->>p2: EventAbandoned (for EventRevoked) · i1
          p3-->>p4: EventRevoked · i1 · stop
          p3--)p5: EventProcessingStopped · i1
          p3--)p6: EventProcessingStopped · i1
          Note over p1,p6: 3.000 s (2 s later)
          p3-->>p1: EventAck · #35;2
    `),
  );
});

test('Mermaid text keeps its statements apart whatever an actor is called', (t) => {
  const odd = traceOf([0, 'ixn', 'ann', 'EventInvite']).map((message) => ({ ...message, to: 'ann; <b>#1</b>\nend' }));
  t.true(mermaidDiagram(odd).includes('actor p2 as ann#59; #60;b#62;#35;1#60;/b#62; end\n'));
});

test('PlantUML has the same, and nearly every sign as its number', (t) => {
  t.is(
    plantUmlDiagram(stopped),
    picture(`
      @startuml
      hide footbox
      participant "email" as p1
      participant "urs" as p2
      participant "ixn" as p3
      actor "ann" as p4
      participant "stats" as p5
      participant "mart" as p6
      == 1.000 s ==
      p1 -> p3: RequestStopProcessing · sent 0.400 s · i1 · #2
      p3 --> p2: EventAbandoned (for EventRevoked) · i1
      p3 --> p4: EventRevoked · i1 · stop
      p3 -->> p5: EventProcessingStopped · i1
      p3 -->> p6: EventProcessingStopped · i1
      == 3.000 s (2 s later) ==
      p3 --> p1: EventAck · #2
      @enduml
    `),
  );
  const odd = traceOf([0, 'ixn', 'ann', 'EventInvite']).map((message) => ({ ...message, to: '<b>"**\n@enduml' }));
  t.true(plantUmlDiagram(odd).includes('actor "<U+003C>b<U+003E><U+0022><U+002A><U+002A> <U+0040>enduml" as p2\n'));
});

test('a trace line has its keys in the order of trace files and leaves out what is absent', (t) => {
  const [first, second] = traceLines([...stopped].map((message) => ({ standsFor: undefined, ...message })));
  t.deepEqual(Object.keys(first!), [
    ...['at', 'sentAt', 'from', 'to', 'fromRole', 'toRole', 'protocol', 'type', 'ref', 'interaction', 'body'],
  ]);
  t.is(Object.keys(second!).at(-1), 'standsFor');
  t.deepEqual(traceLine(stopped[0]!), first);
});

test('in a document what is on the wire stands first, and what only the bench knows under one key', (t) => {
  const [asked, abandoned, revoked] = stopped.map(traceDocument);
  t.like(asked, { interaction: 'i1', bench: undefined });
  t.deepEqual(Object.keys(abandoned!).slice(-2), ['body', 'bench']);
  t.deepEqual(abandoned!.bench, { standsFor: 'EventRevoked', interaction: 'i1' });
  t.like(revoked, { interaction: 'i1', body: { Operation: 'stop' }, bench: undefined });
  const [refused, keyed] = traceOf(
    [1, 'ixn', 'ann', 'EventError', { interaction: 'i1', body: { ErrorCode: 43, ErrorName: 'unknown-interaction' } }],
    [
      2,
      'urs',
      'ixn',
      'RequestStopProcessing',
      { interaction: 'i1', body: { Extension: { ConnID: '01d9', Level: 3 } } },
    ],
  ).map(traceDocument);
  t.like(refused, {
    body: { ErrorCode: 43 },
    bench: { interaction: 'i1', body: { ErrorName: 'unknown-interaction' } },
  });
  t.like(keyed, { interaction: 'i1', bench: { body: { Extension: { ConnID: '01d9' } } } });
  t.deepEqual(keyed!.body, { Extension: { Level: 3 } });
  const [ofAgent] = traceOf([
    ...([3, 'ann', 'ixn', 'RequestConference'] as const),
    { interaction: 'i1', body: { Extension: { ConnID: 'hers' } } },
  ]).map(traceDocument);
  t.like(ofAgent, { body: { Extension: { ConnID: 'hers' } }, bench: undefined });
});

test('findings name their kind, time, interaction and line, and say the sentence below', (t) => {
  const text = findingsText([
    {
      ...{ kind: 'strategy-threw', code: 'RP_STRATEGY_THREW', severity: 'failure', sentence: 'It threw.' },
      ...{ at: 1500, interaction: 'i1', where: 'vip.ts:3:9', count: 1 },
    },
    { kind: 'goal-missed', severity: 'failure', sentence: 'Nobody was routed.', at: 0, count: 1 },
    { kind: 'nobody-served', severity: 'warning', sentence: 'Nobody was served.', at: 7000, count: 300 },
  ]);
  t.is(
    text,
    picture(`
      ✗ strategy-threw  1.500 s · i1 · vip.ts:3:9 · RP_STRATEGY_THREW
        It threw.

      ✗ goal-missed  0.000 s
        Nobody was routed.

      ⚠ nobody-served  7.000 s · 300 times
        Nobody was served.
    `),
  );
});
