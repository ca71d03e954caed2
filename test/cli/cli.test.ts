import test, { type ExecutionContext } from 'ava';
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TraceDocument } from 'routeproof/report';
import { openSession, type Outcome } from './cli-session.ts';
import { long } from '../sizes.ts';

const cli = resolve('build/core/cli/main.js');
const folder = mkdtempSync(join(tmpdir(), 'routeproof-cli-test-'));
const { run: routeproof, close } = openSession(folder);
test.after.always(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

/** Calls the command as a user in that folder would, in a process of its own. */
const spawned = (...args: readonly string[]): Promise<Outcome> =>
  new Promise((done) => {
    const child = execFile(process.execPath, [cli, ...args], { cwd: folder }, (_, stdout, stderr) => {
      done({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });

/** Writes a file of an author's and gives back its name. */
const file = (name: string, ...lines: readonly string[]): string => {
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  return name;
};

/** A strategy whose `route` is written on line 4. */
const strategy = (name: string, route: string): string =>
  file(
    name,
    "import { defineStrategy, placeInQueue, routeTo } from 'routeproof';",
    'export default defineStrategy({',
    "  name: 'vip',",
    `  ${route},`,
    '});',
  );

/** It could not run: one sentence, nothing on standard output, and no stack. */
const couldNotRun = (t: ExecutionContext, { code, stdout, stderr }: Outcome, sentence: string): void => {
  t.is(code, 3);
  t.is(stdout, '');
  t.is(stderr.split('\n')[0], sentence);
  t.notRegex(stderr, /^\s+at /m);
};

interface Document {
  readonly verdict: string;
  readonly findings: readonly { readonly kind: string; readonly sentence: string; readonly where?: string }[];
  readonly messages: readonly TraceDocument[];
}

const documentOf = ({ stdout }: Outcome): Document => JSON.parse(stdout) as Document;

/** It ran and failed with this finding, on this line of the author's if one is given. */
const failed = (t: ExecutionContext, outcome: Outcome, kind: string, where?: string): void => {
  t.is(outcome.code, 1, outcome.stderr);
  const { verdict, findings } = documentOf(outcome);
  t.is(verdict, 'fail');
  const finding = findings.find((each) => each.kind === kind);
  t.truthy(finding, `found ${findings.map((each) => each.kind).join(', ')}`);
  if (where !== undefined) t.is(finding?.where, where);
};

// ---- files that cannot be loaded

test('what is called of a name that stands for something else, too, is not taken for a name of the package', async (t) => {
  const both = file(
    'both.ts',
    "import { defineStrategy, stop } from 'routeproof';",
    'const withBench = (bench: { readonly contactCentre: () => string }) => bench.contactCentre();',
    "const version = async () => { const bench = await import('routeproof'); return typeof bench.play; };",
    "export default defineStrategy({ name: [withBench({ contactCentre: () => 'vip' })].join(), route: () => stop() });",
    'export const plays = version;',
  );
  const { code, stdout, stderr } = await routeproof('run', both);
  t.deepEqual([code, stderr], [0, '']);
  t.regex(stdout, /vip/);
});

test('a file that is not there', async (t) => {
  couldNotRun(
    t,
    await spawned('run', 'missing.ts'),
    "There is no file 'missing.ts'. Check the path; it is taken from the folder you are in.",
  );
});

test('a syntax error is shown on its line', async (t) => {
  const outcome = await routeproof(
    'run',
    file('syntax.ts', 'const x = {', '  a: 1', '  b: 2', '};', 'export default x;'),
  );
  couldNotRun(
    t,
    outcome,
    'syntax.ts:3:3 cannot be read as TypeScript: Expected `,` or `}` but found `Identifier`. Correct that line.',
  );
  t.regex(outcome.stderr, /3 │ {3}b: 2/);
});

test('a file that throws while it is loaded', async (t) => {
  const name = file(
    'throws.ts',
    'interface Level {',
    '  of: number;',
    '}',
    "throw new Error('no levels.');",
    'export default {};',
  );
  couldNotRun(
    t,
    await routeproof('run', name, '--json'),
    "throws.ts:4:7 threw while it was loaded: no levels. Move what can fail into `route` or into the scenario's function.",
  );
});

test('a file that exports nothing, and one that exports something else', async (t) => {
  const next = 'Write `export default defineStrategy({ … })` or `export default defineScenario(() => ({ … }))`.';
  const told = {
    [file('nothing.ts', 'export const strategy = 1;')]:
      "'nothing.ts' has no default export that is a strategy or a scenario.",
    [file('number.ts', 'export default 5;')]:
      "The default export of 'number.ts' is 5, and must be a strategy or a scenario.",
  };
  for (const [name, sentence] of Object.entries(told))
    couldNotRun(t, await routeproof('run', name), `${sentence} ${next}`);
});

test('a misspelt import is answered with the name that was meant', async (t) => {
  const name = file('misspelt.ts', "import { defineStratgy } from 'routeproof';", 'export default defineStratgy({});');
  couldNotRun(
    t,
    await routeproof('run', name),
    "misspelt.ts:1:10 imports 'defineStratgy' from 'routeproof', which has no such export. Did you mean defineStrategy? Correct that import.",
  );
});

test('an import from another entry of the package is answered with the one that has the name', async (t) => {
  const name = file('elsewhere.ts', "import { definePlugin } from 'routeproof';", 'export default definePlugin({});');
  couldNotRun(
    t,
    await routeproof('run', name),
    "elsewhere.ts:1:10 imports 'definePlugin' from 'routeproof', which has no such export. 'routeproof/plugins' has it. Correct that import.",
  );
});

test('an import of a file or a package that is not there', async (t) => {
  const advice = 'which is not there. Correct the path, or install the package in the folder of that file.';
  couldNotRun(
    t,
    await routeproof('run', file('no-file.ts', "import { a } from './gone.ts';", 'export default a;')),
    `no-file.ts:1:19 imports './gone.ts', ${advice}`,
  );
  couldNotRun(
    t,
    await routeproof('run', file('no-package.ts', "import a from 'not-installed';", 'export default a;')),
    `no-package.ts:1:16 imports 'not-installed', ${advice}`,
  );
});

test('a scenario that throws names the line, in a file that it imports too', async (t) => {
  file('agents.ts', 'export const agents = (): never => {', "  throw new Error('nobody is there');", '};');
  const name = file(
    'scenario.ts',
    "import { defineScenario } from 'routeproof';",
    "import { agents } from './agents.ts';",
    "export default defineScenario(() => ({ name: 'day', plugins: [], centre: { agents: agents() } }));",
  );
  couldNotRun(
    t,
    await routeproof('run', name),
    'agents.ts:2:9 threw while the scenario was put on the bench: nobody is there. Correct that line.',
  );
});

// ---- what goes wrong in a run

test('a strategy that throws in route', async (t) => {
  const name = strategy('throws-in-route.ts', 'route: (interaction) => { throw new Error(interaction.queue); }');
  failed(t, await routeproof('run', name, '--json'), 'strategy-threw', 'throws-in-route.ts:4:35');
});

test('a strategy that never ends its route', async (t) => {
  const name = strategy('never-ends.ts', "route: (_, desk) => desk.target('nobody.A')");
  t.not((await routeproof('run', name)).code, 0);
  const patient = strategy('patient.ts', 'route: () => new Promise(() => {})');
  failed(t, await routeproof('run', patient, '--json'), 'path-without-end', 'patient.ts:2:16');
});

test('a strategy that routes to an agent whom nobody knows', async (t) => {
  const name = file(
    'unknown-agent.ts',
    "import { defineScenario, defineStrategy, routeTo } from 'routeproof';",
    "import { contactCentre } from 'routeproof/plugins';",
    'export default defineScenario(() => ({',
    "  name: 'day',",
    "  strategy: defineStrategy({ name: 'vip', route: () => routeTo('zoe.A') }),",
    '  plugins: contactCentre(),',
    "  centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound' }] },",
    "  load: { interactions: [{ Queue: 'Inbound', MediaType: 'email' }] },",
    '}));',
  );
  failed(t, await routeproof('run', name, '--json'), 'refusal-unheard');
});

test('new Date() and setTimeout are refused with what to use instead', async (t) => {
  const date = strategy('date.ts', "route: () => placeInQueue(new Date().getHours() < 18 ? 'Day' : 'Night')");
  failed(t, await routeproof('run', date, '--json'), 'real-time', 'date.ts:4:29');
  const timer = strategy(
    'timer.ts',
    "route: async () => { await new Promise((done) => setTimeout(done, 9)); return placeInQueue('Day'); }",
  );
  failed(t, await routeproof('run', timer, '--json'), 'real-time', 'timer.ts:4:52');
});

// ---- what goes right

test('a strategy is played: diagram and verdict, or one JSON document', async (t) => {
  const name = strategy('good.ts', "route: async (_, desk) => routeTo(await desk.target('?:English > 5.GA'))");
  const shown = await routeproof('run', name);
  t.is(shown.code, 0, shown.stderr);
  t.regex(shown.stdout, /├─+ RequestRouteCall ─+▶│/);
  t.regex(shown.stdout, /^pass {2}vip in a ready-made contact centre: \d+ messages in /m);
  const printed = await routeproof('run', name, '--json', '--seed', '7', '--trace', 'good.jsonl');
  t.is(printed.code, 0, printed.stderr);
  const document = documentOf(printed);
  const keys = ['verdict', 'scenario', 'strategy', 'findings', 'interactions', 'outcomes', 'messages'];
  t.deepEqual(Object.keys(document), keys);
  const lines = readFileSync(join(folder, 'good.jsonl'), 'utf8').trimEnd().split('\n');
  const messages = lines.map((line) => JSON.parse(line) as TraceDocument);
  t.deepEqual(messages, document.messages);
});

test('what only the bench knows of a message stands apart from what was on the wire, in every document', async (t) => {
  const refused = file(
    'refused.ts',
    "import { at, defineScenario, defineStrategy, routeTo, send } from 'routeproof'; import { contactCentre } from 'routeproof/plugins';",
    'export default defineScenario(() => ({',
    "  name: 'refused', plugins: contactCentre(), strategy: defineStrategy({ name: 'vip', route: () => routeTo('ann.A') }),",
    "  centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound' }] },",
    "  load: { interactions: [{ Queue: 'Inbound', MediaType: 'email', InteractionId: '0000RPWIRE000001' }] },",
    "  drive: { script: [at(9000, 'ann', send('RequestReject', { InteractionId: '0000RPWIRE000001', TicketId: 9 }, { mayBeRefused: true }))] },",
    '}));',
  );
  const run = documentOf(await routeproof('run', refused, '--json')).messages;
  const [flow] = JSON.parse((await routeproof('flows', 'stop-processing/d', '--json')).stdout) as readonly Document[];
  const seen = [...run, ...flow!.messages];
  const found = (type: string) => seen.find((message) => message.type === type)!;
  t.like(found('RequestAccept'), { interaction: '0000RPWIRE000001', bench: undefined });
  t.like(found('EventRouteUsed'), { interaction: undefined, bench: { standsFor: 'EventAck' } });
  for (const message of seen) {
    t.false('standsFor' in message || 'meant' in message);
    t.false('ErrorName' in message.body);
    if (message.protocol === 'TLibrary') t.is(message.interaction, undefined);
  }
});

test('a run is written as the log of the server or of the URS that is named, over a log of an earlier run', async (t) => {
  const name = file(
    'two-routers.ts',
    "import { defineScenario, defineStrategy, stop } from 'routeproof';",
    "import { mediaServer, reportingEngine, tLibrary, urs } from 'routeproof/plugins';",
    'export default defineScenario(() => ({',
    "  name: 'two', plugins: [reportingEngine(), urs(), urs({ name: 'night (2)' }), tLibrary(), mediaServer()],",
    "  strategy: defineStrategy({ name: 'vip', route: () => stop() }), links: { 'night (2)': 40 },",
    "  centre: { queues: [{ name: 'Inbound' }] }, load: { interactions: [{ Queue: 'Inbound', MediaType: 'email' }] },",
    '}));',
  );
  const logOf = async (...how: readonly string[]) => {
    const { code, stderr } = await routeproof('run', name, '--no-diagram', '--trace', 'two.log', ...how);
    t.deepEqual([code, stderr], [0, '']);
    return readFileSync(join(folder, 'two.log'), 'utf8');
  };
  const night = await logOf('--format', 'urs', '--of', 'night (2)', '--starts', '2026-03-02T08:00:00+01:00');
  t.regex(night, /^Application name: {5}night \\u00282\\u0029$/m);
  t.regex(night, /^2026-03-02T08:00:00\.080 Int 04543 Interaction message "EventRegistered" received from /m);
  const day = await logOf('--format', 'urs', '--of', 'urs');
  t.regex(day, /^Application name: {5}urs$/m);
  const server = await logOf('--format', 'ixn');
  t.regex(
    server,
    /^2026-01-01T00:00:00\.040 Trc 24101 message 'RequestRegisterAddress' \(3\) received from client 'night /m,
  );
  t.true((await logOf()).startsWith('{"at":0,'));
});

test('what a file writes to the console does not get between the lines of a document', async (t) => {
  const name = file(
    'chatty.ts',
    "import { defineStrategy, routeTo } from 'routeproof';",
    "console.log('loaded');",
    "export default defineStrategy({ name: 'chatty', route: () => { console.log('routing'); return routeTo('ann.A'); } });",
  );
  const outcome = await spawned('run', name, '--json');
  t.notThrows(() => documentOf(outcome), outcome.stdout.slice(0, 200));
  t.is(outcome.stderr, 'loaded\n0.000 s  urs  routing\n');
  const shown = await routeproof('run', name);
  t.regex(shown.stdout, /✎ routing/);
  t.regex((await routeproof('run', name, '--mermaid')).stdout, /^ {4}Note over p\d: routing$/m);
});

test('a picture is all that standard output has, or goes to a file beside what is printed otherwise', async (t) => {
  const name = strategy('kept.ts', "route: () => { throw new Error('nobody'); }");
  for (const [option, first, last] of [
    ['--svg', /^<svg xmlns=/, /<\/svg>\n$/],
    ['--mermaid', /^sequenceDiagram\n {4}participant p1 as /, /\n {4}[^\n]+\n$/],
    ['--plantuml', /^@startuml\n/, /\n@enduml\n$/],
  ] as const) {
    const { code, stdout, stderr } = await routeproof('run', name, option);
    t.is(code, 1);
    t.regex(stdout, first);
    t.regex(stdout, last);
    t.regex(stdout, /strategy-threw/, 'the finding is marked in the picture');
    t.regex(stderr, /^fail {2}[\s\S]*✗ strategy-threw/m);
    const kept = join(folder, `kept${option}`);
    const written = await routeproof('run', name, option, kept, '--json');
    t.is(written.stderr, '');
    documentOf(written);
    t.is(readFileSync(kept, 'utf8'), stdout);
    t.is((await routeproof('run', name, option, kept)).code, 1, 'what is from here is overwritten');
  }
});

test('explore, replay and flows draw, too; where nothing failed there is nothing to draw', async (t) => {
  const fails = strategy('broken.ts', "route: () => { throw new Error('nobody'); }");
  const found = await routeproof('explore', fails, '--svg');
  t.is(found.code, 1);
  t.regex(found.stdout, /^<svg [\s\S]*>strategy-threw<[\s\S]*<\/svg>\n$/);
  const [, token] = /replay \S+ (\S+)/.exec(found.stderr)!;
  const replayed = await routeproof('replay', fails, token!, '--plantuml');
  t.regex(replayed.stdout, /^@startuml[\s\S]*@enduml\n$/);
  t.regex(replayed.stderr, /✗ strategy-threw/);
  const whole = await routeproof('explore', strategy('whole.ts', "route: () => routeTo('ann.A')"), '--mermaid');
  t.is(whole.stdout, '');
  t.regex(whole.stderr, /^Nothing failed, so nothing was drawn\.\n/);
  const flows = await routeproof('flows', 'conference/leave', '--mermaid', '-');
  t.is(flows.stderr, '');
  t.regex(flows.stdout, /^sequenceDiagram\n[\s\S]*\n {4}alt [\s\S]*\n {4}else [\s\S]*\n {4}end\n$/);
  t.regex(flows.stdout, / {4}Note over p1,p4: \d+ messages of set-up\n/);
});

test('a run can be printed as Mermaid, or without a diagram', async (t) => {
  const name = strategy('drawn.ts', "route: () => routeTo('ann.A')");
  t.regex((await routeproof('run', name, '--mermaid')).stdout, /^sequenceDiagram\n {4}participant p1 as /);
  t.notRegex((await routeproof('run', name, '--no-diagram')).stdout, /│/);
});

test('every reference flow passes, and one can be seen', async (t) => {
  const table = await routeproof('flows');
  t.is(table.code, 0, table.stdout);
  t.regex(table.stdout, /^conference\/leave +others remain +pass +\d+ +\d+ +\d+\.\d{3} s$/m);
  const one = await routeproof('flows', 'stop-processing/c');
  t.regex(one.stdout, /\(stop-processing\/c\)\nAfter \d+ messages of set-up:/);
  const [flow] = JSON.parse((await routeproof('flows', 'stop-processing/c', '--json')).stdout) as readonly object[];
  t.deepEqual(Object.keys(flow!), ['flow', 'title', 'verdict', 'findings', 'messages']);
});

test('the reference is a page or one JSON document', async (t) => {
  t.regex((await routeproof('reference')).stdout, /^# Reference\n[\s\S]*\n## Substitutions of the T-Library\n/);
  t.true('messages' in (JSON.parse((await routeproof('reference', '--json')).stdout) as object));
});

// ---- the command line

test('help of every command shows an example', async (t) => {
  const overview = await routeproof();
  t.is(overview.code, 0);
  t.is((await routeproof('--help')).stdout, overview.stdout);
  const names = Array.from(
    /Commands:\n([\s\S]*?)\n\n/.exec(overview.stdout)![1]!.matchAll(/^ {2}(\w+) /gm),
    ([, name]) => name!,
  );
  t.true(names.includes('run'));
  for (const name of names) {
    const help = await routeproof(name, '--help');
    t.is(help.code, 0);
    t.regex(help.stdout, new RegExp(`Example:\n {2}routeproof ${name}`));
    t.is((await routeproof('help', name)).stdout, help.stdout);
  }
});

test('the version is that of the package', async (t) => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
  t.deepEqual(await spawned('--version'), { code: 0, stdout: `${version}\n`, stderr: '' });
  t.is((await spawned('-V')).stdout, `${version}\n`);
});

test('a misspelt command, option or flow is answered with the name that was meant', async (t) => {
  const command = await routeproof('rnu');
  t.regex(command.stderr, /^routeproof has no command 'rnu'\. Did you mean run\? Use one of /);
  couldNotRun(
    t,
    await routeproof('run', 'x.ts', '--jsn'),
    "routeproof run: unknown option '--jsn' (Did you mean --json?). `routeproof run --help` shows an example.",
  );
  const flow = await routeproof('flows', 'conference/leaf');
  t.regex(flow.stderr, /^There is no reference flow 'conference\/leaf'\. Did you mean conference\/leave\? Use one of /);
  t.deepEqual([command.code, flow.code, command.stdout, flow.stdout], [3, 3, '', '']);
});

test('an argument that is missing or no number', async (t) => {
  couldNotRun(
    t,
    await routeproof('run'),
    "routeproof run: missing required argument 'FILES'. `routeproof run --help` shows an example.",
  );
  const seed = await routeproof('run', 'x.ts', '--seed', 'many');
  t.is(seed.code, 3);
  t.regex(seed.stderr, /It must be a whole number from 0 to 1000000000000/);
});

test('a trace that cannot be written', async (t) => {
  const name = strategy('written.ts', "route: () => routeTo('ann.A')");
  const { code, stderr } = await routeproof('run', name, '--trace', 'no/such/folder.jsonl');
  t.is(code, 3);
  t.regex(stderr, /^'no\/such\/folder\.jsonl' cannot be written: /);
});

long(
  'Ctrl-C ends even a file that is never loaded because nothing can be counted in it, and nothing stays behind',
  async (t) => {
    const name = file(
      'matches.ts',
      "console.error('matching');",
      "export default /^(a+)+$/.test(`${'a'.repeat(60)}!`);",
    );
    const temporary = mkdtempSync(join(folder, 'tmp-'));
    const child = spawn(process.execPath, [cli, 'run', name], {
      cwd: folder,
      env: { ...process.env, TMPDIR: temporary },
    });
    child.stderr.once('data', () => child.kill('SIGINT'));
    const [code, signal] = await new Promise<readonly unknown[]>((done) => child.once('exit', (...how) => done(how)));
    // A shell reports either as 130.
    t.true(code === 130 || signal === 'SIGINT', `${String(code)} ${String(signal)}`);
    t.deepEqual(readdirSync(temporary), []);
  },
);
