import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { defineStrategy, play, placeInQueue, routeTo } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import { mermaidDiagram, plantUmlDiagram, sequenceDiagram, svgDiagram, type TraceLine } from 'routeproof/report';
import { pageFile } from '../../core/page/page-file.ts';
import { sequencePicture } from '../../core/report/picture/sequence-picture.ts';
import { runShown } from '../../core/report/run-shown.ts';
import { documentIn } from '../page/pages.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const played = () =>
  play({
    name: 'two e-mails',
    strategy: defineStrategy({
      name: 'once',
      route: ({ returns }) => (returns > 0 ? placeInQueue('Back office') : routeTo('ann.A')),
    }),
    centre: { agents: [{ name: 'ann' }, { name: 'bob' }] },
    plugins: contactCentre(),
    load: { interactions: [{ Queue: 'Inbound' }, { Queue: 'Inbound' }] },
  });

/** The first name of a message in each line that has one, in the order of the lines. */
const typesIn = (text: string, line: RegExp): readonly string[] => Array.from(text.matchAll(line), ([, type]) => type!);

test('text, Mermaid, PlantUML and SVG of one run have the same messages in the same order', async (t) => {
  const { messages } = await played();
  const types = messages.map(({ type }) => type);
  t.true(types.length > 25, String(types.length));
  t.deepEqual(typesIn(sequenceDiagram(messages, { width: 400 }), /^.*?((?:Request|Event)\w+).*$/gm), types, 'text');
  t.deepEqual(typesIn(mermaidDiagram(messages), /^ {4}p\d+-+[>)]+p\d+: (\w+)/gm), types, 'Mermaid');
  t.deepEqual(typesIn(plantUmlDiagram(messages), /^p\d+ -+>+ p\d+: (\w+)/gm), types, 'PlantUML');
  t.deepEqual(typesIn(svgDiagram(messages), /<g role="listitem"[^>]*><title>[^<]*?: (\w+)/g), types, 'SVG');
});

test('the page of a run has the same messages in the same order, in its document and in its picture', async (t) => {
  const run = await played();
  const types = run.messages.map(({ type }) => type);
  const file = join(temporaryFolder(), 'page.html');
  const part = { kind: 'run', name: 'two', ...runShown(run), sources: [] } as const;
  writeFileSync(file, pageFile({ routeproof: '0', title: 'two', command: '', parts: [part] }));
  const [shown] = documentIn(file).parts;
  if (shown?.kind !== 'run') return t.fail();
  t.deepEqual(shown.messages.map(({ type }) => type), types);
  const { rows } = sequencePicture(shown.messages, { notes: shown.notes });
  t.deepEqual(rows.flatMap((row) => (row.kind === 'arrow' ? [row.label.text] : [])), types);
}); // prettier-ignore

test('they have the same ends of each arrow', async (t) => {
  const { messages } = await played();
  const ends = messages.map(({ from, to }: TraceLine) => `${from} to ${to}`);
  t.deepEqual(typesIn(svgDiagram(messages), /<g role="listitem"[^>]*><title>[^<]*? s, ([^<]*?): /g), ends);
  for (const [text, head, arrow] of [
    [mermaidDiagram(messages), /^ {4}(?:participant|actor) (p\d+) as (.*)$/gm, /^ {4}(p\d+)-+[>)]+(p\d+): /gm],
    [plantUmlDiagram(messages), /^(?:participant|actor) "(.*)" as (p\d+)$/gm, /^(p\d+) -+>+ (p\d+): /gm],
  ] as const) {
    const names = new Map(
      Array.from(text.matchAll(head), ([, one, other]) =>
        one!.startsWith('p') && /^p\d+$/.test(one!) ? [one!, other!] : [other!, one!],
      ),
    );
    t.deepEqual(
      Array.from(text.matchAll(arrow), ([, from, to]) => `${names.get(from!)} to ${names.get(to!)}`),
      ends,
    );
  }
});
