import { join } from 'node:path';
import { makePipe } from './make-pipe.ts';
import { scenario, strategy, type BadInput } from './row.ts';

const sound = strategy('route: () => stop()');
const part = (more: object): string => JSON.stringify({ routeproof: '0.1.0', digest: '', sources: [], ...more });

/** Documents that the bench has written, or reads, and that are not as they were. */
export const documents: readonly BadInput[] = [
  {
    wrong: 'a part that is cut off',
    files: { 'shard-1.json': '{ "part": "search", "shard": { "index": 1,' },
    args: ['merge', 'shard-1.json'],
    exit: 3,
    says: /^'shard-1\.json' is no shard that can be merged: it is no JSON \(/,
  },
  ...['merge', 'coverage'].map((command): BadInput => ({
    wrong: `a pipe into which nobody writes, for \`${command}\``,
    before: (folder) => makePipe(join(folder, 'in')),
    args: [command, 'in'],
    exit: 3,
    says: "'in' cannot be read: it is no file but a device, a pipe or a socket. Give a file that can.",
  })),
  {
    wrong: 'a part that is something else',
    files: { 'shard-1.json': '[1, 2]' },
    args: ['merge', 'shard-1.json'],
    exit: 3,
    says: /^'shard-1\.json' is no shard that can be merged: it was not printed with `--shard`\./,
  },
  {
    wrong: 'a part with a shard that cannot be',
    files: { 'shard-1.json': part({ part: 'search', shard: { index: 1e99, of: 2 } }) },
    args: ['merge', 'shard-1.json'],
    exit: 3,
    says: /^'shard-1\.json' is no shard that can be merged: `shard\.index` is not as expected\./,
  },
  {
    wrong: 'a part that somebody has changed',
    files: { 'shard-1.json': part({ part: 'search', shard: { index: 1, of: 1 }, search: { parts: [] } }) },
    args: ['merge', 'shard-1.json'],
    exit: 3,
    says: /^'shard-1\.json' is no shard that can be merged: it was changed after it was printed\./,
  },
  {
    wrong: 'a part that is not there',
    args: ['merge', 'shard-1.json'],
    exit: 3,
    says: /^There is no file 'shard-1\.json'\./,
  },
  {
    wrong: 'coverage that is cut off',
    files: { 'coverage.json': '{ "routeproof": "0.1' },
    args: ['coverage', 'coverage.json'],
    exit: 3,
    says: /^'coverage\.json' is no coverage: it is no JSON \(/,
  },
  {
    wrong: 'coverage with a count that is none',
    files: { 'coverage.json': '{ "routeproof": "0.1.0", "runs": -1, "pairs": [], "rows": [], "answers": [] }' },
    args: ['coverage', 'coverage.json'],
    exit: 3,
    says: /^'coverage\.json' is no coverage: `runs` is not as expected\./,
  },
  {
    wrong: 'coverage of another version',
    files: { 'coverage.json': '{ "routeproof": "9.9.9", "runs": 1, "pairs": [], "rows": [], "answers": [] }' },
    args: ['coverage', 'coverage.json'],
    exit: 3,
    says: /^'coverage\.json' was measured by routeproof 9\.9\.9/,
  },
  {
    wrong: 'a folder without coverage',
    files: { 'coverage/notes.txt': 'milk' },
    args: ['coverage', 'coverage'],
    exit: 3,
    says: /^'coverage' is no coverage: the folder has no \.json file\./,
  },
  {
    wrong: 'a token that is none',
    files: { 'vip.ts': sound },
    args: ['replay', 'vip.ts', 'latest'],
    exit: 3,
    says: /^'latest' is no token of a report/,
  },
  {
    wrong: 'a token that is only the answers of one',
    files: { 'vip.ts': sound },
    args: ['replay', 'vip.ts', '0.2.1'],
    exit: 3,
    says: "'0.2.1' is no token of a report. Copy it whole, as it stands behind `routeproof replay` and the file: such as 6a663851-1-1000-20x0.1-q0.",
  },
  {
    wrong: 'a token of thousands of characters that is none, which is not said again whole',
    files: { 'vip.ts': sound },
    args: ['replay', 'vip.ts', '0.1.'.repeat(2000)],
    exit: 3,
    says: `'${'0.1.'.repeat(10)}…' is no token of a report. Copy it whole, as it stands behind \`routeproof replay\` and the file: such as 6a663851-1-1000-20x0.1-q0.`,
  },
  {
    wrong: 'a token of thousands of characters of other sources',
    files: { 'vip.ts': sound },
    args: ['replay', 'vip.ts', `3f9c01d2-1-1000-${'0.1.'.repeat(2000)}1`],
    exit: 3,
    says: /^The token '3f9c01d2-1-1000-(0\.1\.){6}…' does not fit/,
  },
  {
    wrong: 'a token of other sources',
    files: { 'vip.ts': sound },
    args: ['replay', 'vip.ts', '3f9c01d2-1-1000-2.1'],
    exit: 3,
    says: /^The token '3f9c01d2-1-1000-2\.1' does not fit/,
  },
  {
    wrong: 'a token of more answers than a run can have',
    files: { 'vip.ts': sound },
    args: ['replay', 'vip.ts', '3f9c01d2-1-1000-999999x1.999999x1'],
    exit: 3,
    says: /is no token of a report/,
  },
  {
    wrong: 'a line of a table that says too little',
    files: {
      'day.ts': scenario(
        "load: { interactions: timesFromCsv('times.csv', 'arrival').map((at) => ({ at, Queue: 'Inbound', MediaType: 'email' })) },",
        "import { timesFromCsv } from 'routeproof';",
      ),
      'times.csv': 'arrival\n12.5\n8.5.2\n',
    },
    exit: 3,
    says: /times\.csv:3, column 'arrival': '8\.5\.2' is no time of 0 or more; write seconds such as 30\.5/,
    at: 'times.csv:3',
  },
  {
    // The parser of tables is loaded when the first is read: here by a function on the bench.
    own: true,
    wrong: 'a roster of somebody whom the centre does not have',
    files: {
      'day.ts': scenario(
        "centre: { agents: rosterFromCsv('roster.csv', [{ name: 'ann' }]), queues: [{ name: 'Inbound' }] },",
        "import { rosterFromCsv } from 'routeproof';",
      ),
      'roster.csv': 'agent,activity,from,to\nanm,shift,09:00,17:00\n',
    },
    exit: 3,
    says: /roster\.csv:2:1: there is no agent 'anm'\. Did you mean ann\? Correct that line of the file\./,
    at: 'roster.csv:2',
  },
  {
    wrong: 'a table that there is not',
    files: {
      'shop/day.ts': scenario(
        "load: { interactions: timesFromCsv('times.csv', 'arrival').map((at) => ({ at, Queue: 'Inbound', MediaType: 'email' })) },",
        "import { timesFromCsv } from 'routeproof';",
      ),
    },
    exit: 3,
    says: /There is no file 'times\.csv', neither beside 'shop\/day\.ts' nor in the folder you are in\. Put it there, or correct the path\./,
  },
];
