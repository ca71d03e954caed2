import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { parse } from 'csv-parse/sync';
import MarkdownIt from 'markdown-it';
import { SaxesParser } from 'saxes';
import { Parser } from 'tap-parser';
import { simulationCsv } from '../../core/cli/text/simulation-csv.ts';
import { documentIn, hostile, hostileFile, hostileScenario } from '../page/pages.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { openSession } from './cli-session.ts';

// One run whose file, scenario, strategy, agent, interaction, keys, values, notes, findings and properties are hostile, a megabyte of it,
// in all that is written of it.

const folder = temporaryFolder();
const session = openSession(folder);
test.after.always(() => session.close());
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const reporters = ['junit', 'github', 'sarif', 'tap', 'markdown'] as const;
const pictures = ['svg', 'mermaid', 'plantuml'] as const;
let terminal = '';

test.before(async () => {
  writeFileSync(join(folder, hostileFile), hostileScenario);
  const files = [...pictures, 'html'].map((name) => [`--${name}`, `r.${name}`]).flat();
  const { stdout } = await session.run(
    ...['run', hostileFile, '--full', ...files],
    ...reporters.flatMap((name) => ['--reporter', `${name}=r.${name}`]),
  );
  terminal = stdout;
});

/** What would steer a terminal, turn the writing around, or is no text. */
const steers = /[^\P{Cc}\n]|\p{Bidi_Control}|\p{Cs}/u;

test('nothing steers a terminal or turns the writing around, in whatever is written', (t) => {
  t.regex(terminal, /^fail {2}<\/script><script>window/m);
  t.notRegex(terminal, steers);
  for (const name of [...reporters, ...pictures]) t.notRegex(read(`r.${name}`), steers, name);
  t.notRegex(read('r.html').split('<script>')[0]!, steers);
});

test('SVG and JUnit are XML, with no element but their own', (t) => {
  const ours: Readonly<Record<string, RegExp>> = {
    svg: /^(?:svg|title|desc|style|g|rect|line|path|text|tspan|defs|marker|polygon|circle)$/,
    junit: /^(?:testsuites?|testcase|properties|property|failure|error|skipped|system-(?:out|err))$/,
  };
  for (const [name, elements] of Object.entries(ours)) {
    const parser = new SaxesParser();
    const texts: string[] = [];
    parser.on('error', (error) => t.fail(error.message));
    parser.on('opentag', ({ name: element, attributes }) => {
      t.regex(element, elements);
      t.false(Object.keys(attributes).some((attribute) => attribute.startsWith('on')));
    });
    parser.on('text', (text) => texts.push(text));
    parser.write(read(`r.${name}`)).close();
    t.true(texts.join('').includes('<script>window'), name);
  }
});

test('Mermaid and PlantUML have a line for each message, and no other directive', (t) => {
  const part = documentIn(join(folder, 'r.html')).parts[0]!;
  const messages = part.kind === 'run' ? part.messages.length - part.setUp : 0;
  t.true(messages > 0);
  t.is(read('r.mermaid').match(/^ {4}p\d+-+[>)]+p\d+: /gm)?.length, messages);
  t.is(read('r.plantuml').match(/^p\d+ -+>+ p\d+: /gm)?.length, messages);
  for (const name of ['mermaid', 'plantuml']) t.notRegex(read(`r.${name}`), /<(?:script|img)/, name);
});

test('a page has its own program and no other element of theirs', (t) => {
  const text = read('r.html');
  t.is(text.match(/<script/g)?.length, 2);
  t.false(text.includes('<img'));
  const part = documentIn(join(folder, 'r.html')).parts[0]!;
  t.is(part.name, hostileFile);
  t.is(part.kind === 'run' && part.scenario, hostile);
});

test('SARIF is JSON, TAP is read by a consumer, and each line for GitHub is one command', (t) => {
  const { runs } = JSON.parse(read('r.sarif')) as { readonly runs: readonly { readonly results: readonly object[] }[] };
  t.true(runs[0]!.results.length >= 3);
  const parser = new Parser({ strict: true });
  parser.end(read('r.tap'));
  t.like(parser.results, { count: 1, pass: 0, fail: 1 });
  t.deepEqual(parser.results!.failures.map(({ tapError }) => tapError).filter(Boolean), []);
  for (const line of read('r.github').trimEnd().split('\n')) t.regex(line, /^::(?:error|warning|notice) /);
});

test('Markdown stays text', (t) => {
  const html = new MarkdownIt({ html: true }).render(read('r.markdown'));
  t.notRegex(html, /<(?:script|img|a) /);
  t.notRegex(html, /<script/);
  t.true(html.includes('&lt;script&gt;window'));
});

test('a spreadsheet calculates no name of a CSV', (t) => {
  const interval = { mean: -1, low: -2, high: 3 };
  const names = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', `a,"b"\n=1`, 'plain', "'x", hostile];
  const document = { offered: interval, by: { customer: Object.fromEntries(names.map((name) => [name, { offered: interval }])) } };
  const rows = parse(simulationCsv(names.map((name) => ({ name, document })) as never)) as readonly (readonly string[])[];
  t.is(rows.length, 1 + names.length * (1 + names.length));
  for (const cell of rows.slice(1).flatMap((row) => row.slice(0, 5))) t.notRegex(cell, /^[=+\-@\t\r]/);
  t.deepEqual(rows[1]!.slice(5), ['-1', '-2', '3'], 'numbers are numbers');
  t.is(rows[1]![0], "'=1+1");
  t.true(rows.some(([name]) => name === 'plain'));
  t.notRegex(rows.flat().join(''), steers);
}); // prettier-ignore
