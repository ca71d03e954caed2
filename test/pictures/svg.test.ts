import { testProp } from '@fast-check/ava';
import test from 'ava';
import { svgDiagram, type TraceLine } from 'routeproof/report';
import { cases } from '../sizes.ts';
import { svgRuns } from '../../core/report/picture/svg/svg-diagram.ts';
import { hostileRun, hostileText } from './hostile-texts.ts';

const messages: readonly TraceLine[] = [
  [5000, 5000, 'ann', 'ixn', 'RequestAccept'] as const,
  [5000, 5200, 'ixn', 'ann', 'EventInvite'] as const,
  [70_000, 70_000, 'ixn', 'ann', 'EventRevoked'] as const,
].map(([sentAt, at, from, to, type]) => ({
  ...{ sentAt, at, from, to, type, protocol: 'InteractionManagement', body: { Queue: 'Inbound' } },
  ...{
    fromRole: from === 'ixn' ? 'interaction-server' : 'agent',
    toRole: to === 'ixn' ? 'interaction-server' : 'agent',
  },
}));

const tag = /^<(\/?)([a-z]+)((?: [a-zA-Z:-]+="(?:[^"<>&]|&(?:amp|lt|gt|quot|#39);)*")*)(\/?)>$/;
const plain = /^(?:[^<>&]|&(?:amp|lt|gt|quot|#39);)*$/;

/** What is wrong with a document as XML, if anything: tags that do not fit, signs that mean something where they are. */
const problemIn = (svg: string): string | undefined => {
  const open: string[] = [];
  for (const part of svg.split(/(<[^<>]*>)/)) {
    const [, closes, name, , isEmpty] = tag.exec(part) ?? [];
    if (name === undefined && !plain.test(part)) return part;
    if (name === undefined) continue;
    if (closes === '/' && open.pop() !== name) return part;
    if (closes !== '/' && isEmpty !== '/') open.push(name);
  }
  if (open.length > 0) return open.join(' ');
  return /[^\P{Cc}\n]|\p{Bidi_Control}|\p{Cs}|[\ufffe\uffff]/u.exec(svg)?.[0];
};

test('an SVG is a document for itself: it loads nothing, runs nothing, and knows light and dark', (t) => {
  const svg = svgDiagram(messages, { title: 'a <race>' });
  t.is(problemIn(svg), undefined);
  t.notRegex(svg, /<script|\bhref|url\(|@import|\bon[a-z]+="/);
  t.deepEqual([...svg.matchAll(/https?:[^"]*/g)].map(String), ['http://www.w3.org/2000/svg']);
  t.true(svg.includes('@media screen and (prefers-color-scheme:dark){'));
  t.regex(svg, /<svg [^>]*>\n<title>a &lt;race&gt;<\/title>\n<desc>A sequence diagram of 3 messages\.<\/desc>/);
});

test('each message is an item that says when, from whom to whom, and what', (t) => {
  const items = [...svgDiagram(messages).matchAll(/<g role="listitem" class="[a-z]+"><title>([^<]*)/g)].map(
    ([, item]) => item,
  );
  t.deepEqual(items, [
    '5.000 s, ann to ixn: RequestAccept, Inbound',
    '5.200 s, ixn to ann: EventInvite, sent 5.000 s, Inbound',
    '70.000 s, ixn to ann: EventRevoked, Inbound',
  ]);
});

test('what failed is marked with its sentence, and so is the message before it', (t) => {
  const marks = [{ at: 5200, after: 2, text: 'invited-once: She was invited twice.', severity: 'failure' }] as const;
  const svg = svgDiagram(messages, { marks });
  t.regex(svg, /class="mark failure">.*invited-once: She was invited twice\.</);
  t.is(svg.match(/class="failing"/g)?.length, 1);
  t.notRegex(svgDiagram(messages), /class="(?:mark|failing)/);
});

test('set-up is told in a line, and a pause says how long it was', (t) => {
  const svg = svgDiagram(messages, { setUp: 1 });
  t.regex(svg, />1 message of set-up</);
  t.regex(svg, />1 min 4 s later</);
  t.notRegex(svg, /RequestAccept/);
});

test('several runs stand below each other under their titles', (t) => {
  const svg = svgRuns([
    { title: 'first', messages },
    { title: 'second', about: 'It fails.', messages: messages.slice(1) },
  ]);
  t.is(problemIn(svg), undefined);
  t.regex(svg, />first<[\s\S]*>second<[\s\S]*>It fails\.</);
  t.is(svg.match(/role="list"/g)?.length, 2);
});

test('a run without messages is a picture, too', (t) => {
  t.is(problemIn(svgDiagram([], { title: 'nothing' })), undefined);
});

test('texts of a megabyte are shortened', (t) => {
  const huge = '<'.repeat(1_000_000);
  const svg = svgDiagram(
    messages.map((message) => ({
      ...message,
      to: huge,
      type: huge,
      standsFor: huge,
      body: { Queue: huge },
      interaction: huge,
    })),
    {
      title: huge,
      about: huge,
      notes: [{ at: 0, actor: huge, text: huge, after: 1 }],
      marks: [{ at: 0, after: 1, text: huge, severity: 'failure' }],
    },
  );
  t.is(problemIn(svg), undefined);
  t.true(svg.length < 60_000, String(svg.length));
});

testProp(
  'any text stays text in an SVG',
  [hostileRun, hostileText],
  (t, run, text) => {
    const marks = [{ at: 0, after: 1, text, severity: 'failure' as const }];
    t.is(
      problemIn(
        svgRuns([
          { ...run, title: text, about: text, marks },
          { ...run, title: text },
        ]),
      ),
      undefined,
    );
  },
  { numRuns: cases({ short: 150, long: 5000 }) },
);
