import test, { type ExecutionContext } from 'ava';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import MarkdownIt from 'markdown-it';
import { SaxesParser } from 'saxes';
import { Parser } from 'tap-parser';
import { parse as parseResults } from 'test-results-parser';
import { scenario, strategy } from '../bad-inputs/row.ts';
import { openSession } from './cli-session.ts';

// What reporters write, read by programs that others wrote.

/** The schema of OASIS, as a package brings it. */
const sarifSchema = 'node_modules/@datadog/datadog-ci-plugin-sarif/dist/json-schema/sarif-schema-2.1.0.json';

const folder = mkdtempSync(join(tmpdir(), 'routeproof-reporters-'));
const { run: routeproof, close } = openSession(folder);
test.after.always(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return name;
};
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** Everything that means something to one of the formats. */
const hostile =
  'a<b>&"\'`*_#|]]> @all $x$ [x](http://evil.example) ::error::x %0A {0} \u001b[31m \u0007 \ufffe \ud800 \u202e \u2028 \ud83d\ude00\n...\nnot ok 9 - x\n# no';
/** The same as it can be read: what cannot be seen, or steers something, as an escape. */
const shown = ['a<b>&"\'`*_#|]]> @all $x$', '\\x1b[31m \\x07', '\\ud800 \\u202e \\u2028 \ud83d\ude00'];

const bad = `v,i:p's & <b>%#1.ts`;
write(bad, strategy(`route: () => { throw new Error(${JSON.stringify(hostile)}); }`));
write('good.ts', strategy("route: () => placeInQueue('Back office')"));
write(
  'warned.ts',
  scenario("properties: [sometimes('never', () => false)],", "import { sometimes } from 'routeproof';"),
);
write(
  'own.ts',
  scenario(
    "plugins: [...contactCentre(), { name: 'own', setup: (kit) => kit.finding({ kind: 'no-lunch', sentence: 'x' }) }],",
  ),
);
write('broken.ts', 'const x = {\n  a: 1\n  b: 2\n};\nexport default x;\n');
write('names.ts', 'export default [];\n');

const formats = ['junit', 'github', 'sarif', 'tap', 'markdown'] as const;
const files = formats.map((name) => `--reporter=${name}=report.${name}`);

/** All reports of one call of `run`. */
const ran = routeproof('run', bad, 'good.ts', 'warned.ts', '.', 'gone.ts', ...files);

test.before(async (t) => {
  const { code, stderr, stdout } = await ran;
  t.is(code, 3, stderr);
  t.regex(stdout, /^file +verdict/m, 'what is written to files is printed for people, too');
});

test('JUnit is XML, and a reader of results finds each case with what became of it', async (t) => {
  const text = read('report.junit');
  const texts: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => t.fail(error.message));
  parser.on('text', (part) => texts.push(part));
  parser.write(text).close();
  for (const part of shown) t.true(texts.join('').includes(part), part);
  const { total, passed, failed, errors, skipped, suites } = parseResults({
    type: 'junit',
    files: [join(folder, 'report.junit')],
  });
  // It does not count what was skipped.
  t.like({ total, passed, failed, errors, skipped }, { total: 6, errors: 2, skipped: 1 });
  const cases = suites.flatMap((suite) => suite.cases);
  const names = [bad, 'good.ts', 'warned.ts', 'broken.ts', 'names.ts', 'own.ts', 'gone.ts'];
  t.deepEqual(
    cases.map(({ name }) => name),
    names,
  );
  t.is(cases[1]!.status, 'PASS');
  t.is(cases[2]!.status, 'PASS', 'a warning fails nothing');
  t.deepEqual([cases[0]!.status, cases[5]!.status], ['FAIL', 'FAIL']);
});

test('SARIF keeps to its schema, with a rule, a line and a fingerprint for each result', (t) => {
  interface Sarif {
    readonly runs: readonly {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly help: object }[] } };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly message: { readonly text: string };
        readonly partialFingerprints: object;
        readonly locations: readonly {
          readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region?: object };
        }[];
      }[];
    }[];
  }
  const schema = JSON.parse(readFileSync(sarifSchema, 'utf8')) as object;
  // The schema has a pattern that is none by the strict rules of today.
  const ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  const document = JSON.parse(read('report.sarif')) as Sarif;
  t.true(validate(document), ajv.errorsText(validate.errors));
  t.false(validate({ ...document, runs: [{ ...document.runs[0], results: [{}] }] }), 'the schema bites');
  const [{ tool, results }] = document.runs as [Sarif['runs'][0]];
  const { rules } = tool.driver;
  for (const { ruleId, ruleIndex } of results) t.is(rules[ruleIndex]!.id, ruleId);
  const ids = ['RP_STRATEGY_THREW', 'RP_NOT_IN_THIS_RUN', 'RP_FILE_SYNTAX', 'no-lunch', 'RP_FILE_MISSING'];
  t.deepEqual(
    results.map(({ ruleId }) => ruleId),
    ids,
  );
  const [threw, warned, broken] = results as [Sarif['runs'][0]['results'][0], ...Sarif['runs'][0]['results'][0][]];
  t.deepEqual(threw.locations[0]!.physicalLocation.region, { startLine: 4, startColumn: 24 });
  t.is(decodeURIComponent(threw.locations[0]!.physicalLocation.artifactLocation.uri), bad);
  t.true(threw.message.text.includes(String.raw`\[x](http://evil.example)`) && threw.message.text.includes('{{0}}'));
  t.deepEqual([threw.level, warned!.level], ['error', 'warning']);
  t.deepEqual(broken!.locations[0]!.physicalLocation.region, { startLine: 3, startColumn: 3 });
});

test('TAP is read by a consumer, with the block of each case', (t) => {
  const diags: { readonly findings: readonly { readonly code: string; readonly at: object }[] }[] = [];
  const parser = new Parser({ strict: true });
  parser.on('assert', ({ diag }: { readonly diag?: (typeof diags)[0] }) => diag && diags.push(diag));
  parser.end(read('report.tap'));
  const { results } = parser;
  t.deepEqual(results!.failures.map(({ tapError }) => tapError).filter(Boolean), []);
  t.like(results, { count: 7, pass: 3, fail: 4, skip: 1, plan: { start: 1, end: 7 } });
  t.is(results!.failures[0]!.name, bad);
  t.like(diags[0]!.findings[0], { code: 'RP_STRATEGY_THREW', at: { file: bad, line: 4, column: 24 } });
});

test('workflow commands for GitHub are one line each, and no text ends or begins one', (t) => {
  // As the runner reads them: https://github.com/actions/toolkit, issueCommand.
  const commands = read('report.github')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, name, properties = '', text = ''] = /^::(\w+) ([^:]*(?::(?!:)[^:]*)*)::(.*)$/.exec(line) ?? [];
      const plain = (escaped: string) =>
        escaped.replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%0A', '\n').replaceAll('%25', '%');
      const given = properties.split(',').map((each) => each.split('=', 2).map(plain));
      return {
        name,
        text: plain(text),
        ...(Object.fromEntries(given) as { readonly file?: string; readonly line?: string }),
      };
    });
  t.deepEqual(
    commands.map(({ name, file }) => [name, file]),
    [
      ['error', bad],
      ['warning', 'warned.ts'],
      ['error', 'broken.ts'],
      ['error', 'own.ts'],
      ['error', 'gone.ts'],
      ['notice', undefined],
    ],
  );
  t.is(commands[0]!.line, '4');
  for (const part of [...shown, '%0A', '::error::x']) t.true(commands[0]!.text.includes(part), part);
});

test('Markdown is a table and what was found, with the run folded; text stays text', (t) => {
  const html = new MarkdownIt({ html: true }).render(read('report.markdown'));
  t.regex(html, /<h2>routeproof run: could not run<\/h2>/);
  t.is(html.match(/<tr>/g)?.length, 8);
  t.regex(
    html,
    /<details><summary>the run<\/summary>[^]*<pre><code class="language-text">[^]*RequestSubmit[^]*<\/details>/,
  );
  t.notRegex(html, /<b>|<a |<em>|<h1>/);
  t.true(html.includes("a&lt;b&gt;&amp;&quot;'`*_#|]]&gt;") || html.includes("a&lt;b&gt;&amp;&quot;'`*_#|]]&gt;"));
});

const printed = async (t: ExecutionContext, ...args: readonly string[]) => {
  const outcome = await routeproof(...args);
  t.is(outcome.stderr, '');
  return outcome;
};

test('the fingerprint of a finding stays when lines and numbers change, and is another one for another cause', async (t) => {
  const text = (route: string, lines: string) => `${lines}${strategy(route)}`;
  const fingerprintOf = async (route: string, lines = ''): Promise<string> => {
    write('mine.ts', text(route, lines));
    const { stdout } = await printed(t, 'run', 'mine.ts', '--reporter', 'sarif');
    return /"routeproofCause\/v1": "(\w+)"/.exec(stdout)![1]!;
  };
  const thrown = "route: (i) => { throw new Error('level ' + i.id); }";
  const first = await fingerprintOf(thrown);
  t.is(await fingerprintOf(thrown, '// a line\n// and 17 more\n'), first);
  t.not(await fingerprintOf("route: (i) => { throw new Error('queue ' + i.id); }"), first);
});

test('a report that is printed stands alone, also of a file that cannot be read and of a search', async (t) => {
  const { code, stdout, stderr } = await routeproof('run', 'broken.ts', '--reporter', 'tap');
  t.is(code, 3);
  t.regex(stderr, /^broken\.ts:3:3 cannot be read as TypeScript/);
  t.regex(stdout, /^TAP version 14\n1\.\.1\nnot ok 1 - broken\.ts\n/);
  const strict = await printed(t, 'run', 'warned.ts', '--reporter', 'junit', '--strict');
  t.is(strict.code, 1);
  t.regex(strict.stdout, /failures="1"[^]*<failure message="[^"]*" type="RP_NOT_IN_THIS_RUN">/);
  const explored = await printed(t, 'explore', bad, '--reporter', 'markdown', '--workers', '1', '--no-chance');
  t.is(explored.code, 1);
  t.regex(explored.stdout, /^## routeproof explore: violated/);
  t.regex(explored.stdout, /<details><summary>the run that shows it<\/summary>/);
  t.regex(explored.stdout, /Play it again: npx routeproof replay /);
});

test('flows and simulate take reporters, too', async (t) => {
  const flows = await printed(t, 'flows', 'conference/leave', '--reporter', 'tap');
  const parser = new Parser({ strict: true });
  parser.end(flows.stdout);
  t.true(parser.results!.ok && parser.results!.pass > 0);
  const day = join(process.cwd(), 'test/simulate/short-day.ts');
  const simulated = await routeproof('simulate', day, '--replications', '2', '--workers', '1', '--reporter', 'junit');
  t.regex(simulated.stdout, /<testcase classname="routeproof simulate" name="[^"]*short-day\.ts"/);
  t.regex(simulated.stdout, /<property name="replications" value="2"\/>/);
});
