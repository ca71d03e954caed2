import { readdirSync } from 'node:fs';
import { scenario, strategy, type BadInput } from './row.ts';

const forEver =
  "...{ strategy: defineStrategy({ name: 'vip', route: () => (/^(a+)+$/.test(`${'a'.repeat(60)}!`) ? stop() : stop()) }) },";

/** Code that does not come back, and that no counting sees. */
export const blocked: readonly BadInput[] = [
  {
    wrong: 'a strategy with a regular expression that takes for ever, in the middle of a day',
    files: {
      'day.ts': scenario(forEver),
    },
    args: ['run', 'day.ts', '--step-time', '2'],
    own: true,
    exit: 1,
    says: /What runs behind this line does not come back: it is allowed 2 s, and was ended\./,
    at: 'day.ts:5:',
    // What came before is there: the picture of the run up to that line, and to which interaction it happened.
    also: (t, { stdout }) => {
      t.regex(stdout, /EventRouteRequest/);
      t.regex(stdout, /^✗ stuck {2}0\.000 s · 0000RP0000000001 · day\.ts:5:\d+ · RP_STUCK$/m);
    },
  },
  {
    wrong: 'a search with a bound of time, whose first run does not come back',
    files: { 'vip.ts': strategy("route: () => (/^(a+)+$/.test(`${'a'.repeat(60)}!`) ? stop() : stop())") },
    args: ['explore', 'vip.ts', '--time', '1'],
    exit: 3,
    says: /^The search of 'vip\.ts' ended before its first run did: 1 s were not enough\./,
  },
  {
    wrong: 'a file that does not come back while it is loaded',
    files: { 'vip.ts': "const find = () => /^(a+)+$/.test(`${'a'.repeat(60)}!`);\nexport default find();\n" },
    args: ['run', 'vip.ts', '--step-time', '2'],
    own: true,
    exit: 3,
    says: /^vip\.ts:1:14: The file that is loaded does not come back: it is allowed 2 s, and was ended\./,
  },
  {
    wrong: 'a step that may take no time at all',
    files: { 'vip.ts': strategy('route: () => stop()') },
    args: ['run', 'vip.ts', '--step-time', '0'],
    exit: 3,
    says: /It must be a number of seconds from 0\.1 to 3600/,
  },
  {
    wrong: 'a strategy with a regular expression that takes for ever, in every order',
    files: { 'day.ts': scenario(forEver) },
    args: ['explore', 'day.ts', '--step-time', '2'],
    own: true,
    exit: 1,
    says: /^✗ stuck {2}0\.000 s · 0000RP0000000001 · day\.ts:5:\d+ · RP_STUCK$/,
    // The search has ended as one does that found something.
    also: (t, { stdout }) => t.regex(stdout, /^ {2}violated: stuck$/m),
  },
  {
    wrong: 'Ctrl-C while code is at work that does not come back',
    files: {
      'vip.ts':
        "const find = () => /^(a+)+$/.test(`${'a'.repeat(60)}!`);\nconsole.error('matching');\nexport default find();\n",
    },
    env: { TMPDIR: '.' },
    signal: { name: 'SIGINT', after: /matching/ },
    exit: 130,
    says: 'Ended by SIGINT while code of yours was at work that did not come back; the last line known is vip.ts:1:14. Nothing is left behind.',
    on: 'stderr',
    also: (t, { folder }) => t.deepEqual(readdirSync(folder), ['vip.ts']),
  },
];
