import test from 'ava';
import type { Role } from 'routeproof/plugins';
import { traceDocument, traceLine, type TraceLine } from 'routeproof/report';
import { findingsText } from '../../core/report/findings-text.ts';
import { mermaidDiagram } from '../../core/report/diagram/mermaid.ts';
import { sequenceDiagram } from '../../core/report/diagram/sequence-diagram.ts';
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
                 ┊           ┊  6 rows are not shown
      0.008 s    ├─ Event8 ─▶│
      0.009 s    ├─ Event9 ─▶│
    `),
  );
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
          Note over p1,p6: 3.000 s
          p3-->>p1: EventAck · #35;2
    `),
  );
});

test('Mermaid text keeps its statements apart whatever an actor is called', (t) => {
  const odd = traceOf([0, 'ixn', 'ann', 'EventInvite']).map((message) => ({ ...message, to: 'ann; <b>#1</b>\nend' }));
  t.true(mermaidDiagram(odd).includes('actor p2 as ann#59; #60;b#62;#35;1#60;/b#62; end\n'));
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
