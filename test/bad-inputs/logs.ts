import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strategy, type BadInput } from './row.ts';

const sound = strategy('route: () => stop()');

/** A scenario with these plugins, in which one e-mail is stopped. */
const withPlugins = (plugins: string): string =>
  [
    "import { defineScenario, defineStrategy, stop } from 'routeproof';",
    "import { agents, contactCentre, mediaServer, reportingEngine, tLibrary, urs } from 'routeproof/plugins';",
    `export default defineScenario(() => ({ name: 'day', plugins: ${plugins},`,
    "  strategy: defineStrategy({ name: 'vip', route: () => stop() }), centre: { queues: [{ name: 'Inbound' }] },",
    "  load: { interactions: [{ Queue: 'Inbound', MediaType: 'email' }] } }));",
    '',
  ].join('\n');

const two = "[reportingEngine(), urs(), urs({ name: 'night' }), tLibrary(), mediaServer(), agents()]";
const asLog = (...more: readonly string[]) => ['run', 'day.ts', '--no-diagram', '--trace', 'run.log', ...more];
const nothingWritten: NonNullable<BadInput['also']> = (t, { folder }) => t.false(existsSync(join(folder, 'run.log')));
const real = 'Application name:     URS\nApplication type:     RouterServer (15)\n\n12:00:00.000 Std 05060 started\n';

/** Moments that are none; each is refused with an example. */
const noStarts = [
  'yesterday',
  '2026-03-02',
  '2026-03-02T08:00:00',
  '2026-02-30T08:00:00Z',
  '2026-03-02T08:00:00+25:00',
];

/** A run that is to be written as a server would log it. */
export const logs: readonly BadInput[] = [
  {
    wrong: 'a form of log that is not there',
    files: { 'day.ts': sound },
    args: asLog('--format', 'tlib'),
    exit: 3,
    says: "routeproof run: option '--format <FORM>' argument 'tlib' is invalid. Allowed choices are json, ixn, urs. `routeproof run --help` shows an example.",
  },
  {
    wrong: 'a form of a trace that is not written',
    files: { 'day.ts': sound },
    args: ['run', 'day.ts', '--format', 'ixn'],
    exit: 3,
    says: 'routeproof run: --format says how --trace FILE is written, which is missing. `routeproof run --help` shows an example.',
  },
  {
    wrong: 'a beginning for a trace that has virtual time',
    files: { 'day.ts': sound },
    args: asLog('--starts', '2026-03-02T08:00:00Z'),
    exit: 3,
    says: 'routeproof run: --starts is for --format ixn and --format urs: JSON has virtual time. `routeproof run --help` shows an example.',
  },
  ...noStarts.map((time): BadInput => ({
    wrong: `a log that begins at '${time}'`,
    files: { 'day.ts': sound },
    args: asLog('--format', 'ixn', '--starts', time),
    exit: 3,
    says: `routeproof run: option '--starts <TIME>' argument '${time}' is invalid. It must be a date from 1970 to 2999, a time and a zone, such as 2026-03-02T08:00:00+01:00. \`routeproof run --help\` shows an example.`,
  })),
  {
    wrong: 'the log of an Interaction Server by its name',
    files: { 'day.ts': sound },
    args: asLog('--format', 'ixn', '--of', 'urs'),
    exit: 3,
    says: 'routeproof run: --of is for --format urs: there is one Interaction Server. `routeproof run --help` shows an example.',
  },
  {
    wrong: 'the log of URS where there are two',
    files: { 'day.ts': withPlugins(two) },
    args: asLog('--format', 'urs'),
    exit: 3,
    says: "There are 2 of URS in this run: 'urs', 'night'. Say whose log is to be written with `--of NAME`.",
    keeps: /^pass {2}day: /m,
    also: nothingWritten,
  },
  {
    wrong: 'a log of a run that lasts for ages',
    files: { 'day.ts': withPlugins('contactCentre()').replace("MediaType: 'email'", "MediaType: 'email', at: 8.6e15") },
    args: asLog('--format', 'ixn'),
    exit: 3,
    says: 'The run takes 99537038 days, and a log has no day after the year 9999. Give it an end with `until`, or write its trace as JSON.',
    keeps: /^pass {2}day: /m,
    also: nothingWritten,
  },
  {
    wrong: 'the log of a URS that is called otherwise',
    files: { 'day.ts': withPlugins(two) },
    args: asLog('--format', 'urs', '--of', 'nihgt'),
    exit: 3,
    says: "No URS of this run is called 'nihgt'. Did you mean night? Take one of 'urs', 'night' for `--of`.",
    keeps: /^pass {2}day: /m,
    also: nothingWritten,
  },
  {
    wrong: 'the log of URS where nobody plays it',
    files: {
      'day.ts': withPlugins('[reportingEngine(), mediaServer(), agents()]').replace(
        /strategy: defineStrategy\(.*\)/,
        'strategy: undefined',
      ),
    },
    args: asLog('--format', 'urs'),
    exit: 3,
    says: 'Nobody plays URS in this run, so there is no log of it. Take `--format ixn`, or no --format.',
    keeps: /^\w.* day: /m,
    also: nothingWritten,
  },
  {
    wrong: 'a log in place of a real one',
    files: { 'day.ts': sound, 'run.log': real },
    args: asLog('--format', 'urs'),
    exit: 3,
    says: "There is 'run.log' already, and it is not a trace of `--trace`. Choose another name, or overwrite it with --force.",
    also: (t, { folder }) => t.is(readFileSync(join(folder, 'run.log'), 'utf8'), real),
  },
  {
    wrong: 'the log of a URS that speaks no T-Library',
    files: { 'day.ts': withPlugins('contactCentre({ tLibrary: false })') },
    args: asLog('--format', 'urs'),
    exit: 0,
    says: "The log of 'urs' has no T-Library: no plugin of the scenario puts T-Library in place of Interaction Management, and no real log of URS shows that.",
    on: 'stderr',
    keeps: /^pass {2}day: /m,
    also: (t, { folder }) =>
      t.regex(readFileSync(join(folder, 'run.log'), 'utf8'), /message RequestStopProcessing\n\tattr_ref_id /),
  },
];
