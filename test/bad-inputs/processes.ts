import { strategy, type BadInput } from './row.ts';

const wouldEnd = (where: string, call: string): string =>
  `${where}: process.${call} would have ended the bench, and with it all that was found so far. Throw an error instead, or decide what becomes of the interaction.`;

/** Code that does to the process what none should, or fails beside its run. */
export const processes: readonly BadInput[] = [
  {
    wrong: 'process.exit(0) in route',
    files: { 'vip.ts': strategy('route: () => { process.exit(0); }') },
    exit: 3,
    says: wouldEnd('vip.ts:4:26', 'exit(0)'),
    at: 'vip.ts:4:26',
    keeps: /✗ process-ended {2}0\.000 s · \w+ · vip\.ts:4:26/,
  },
  {
    wrong: 'process.exit(0) in route, explored',
    files: { 'vip.ts': strategy('route: () => { process.exit(0); }') },
    args: ['explore', 'vip.ts'],
    exit: 3,
    says: wouldEnd('vip.ts:4:26', 'exit(0)'),
    at: 'vip.ts:4:26',
    keeps: /process-ended[\s\S]*violated/,
  },
  {
    wrong: 'process.exit() in route that is caught there',
    files: { 'vip.ts': strategy('route: () => { try { process.exit(); } catch {} return stop(); }') },
    args: ['run', 'vip.ts', '--json'],
    exit: 3,
    says: wouldEnd('vip.ts:4:32', 'exit()'),
    keeps: /"kind": "process-ended"/,
  },
  {
    wrong: 'process.exit(0) in route, in a process of its own',
    files: { 'vip.ts': strategy('route: () => { process.exit(0); }') },
    own: true,
    exit: 3,
    says: wouldEnd('vip.ts:4:26', 'exit(0)'),
    keeps: /✗ process-ended/,
  },
  {
    wrong: 'exit, imported, while the file is loaded',
    files: { 'vip.ts': "import { exit } from 'node:process';\nexit(7);\nexport default 1;\n" },
    own: true,
    exit: 3,
    says: wouldEnd('vip.ts:2:1', 'exit(7)'),
  },
  {
    wrong: 'process.exit(0) in a package that a strategy calls',
    files: {
      'vip.ts': strategy('route: () => end()', "import { end } from 'levels';"),
      'node_modules/levels/package.json': '{ "name": "levels", "type": "module", "main": "levels.js" }',
      'node_modules/levels/levels.js': 'export const end = () => process.exit(0);',
    },
    exit: 3,
    says: wouldEnd('vip.ts:4:16', 'exit(0)'),
    keeps: /✗ process-ended/,
  },
  ...['abort()', 'reallyExit(0)'].map((call) => ({
    wrong: `process.${call} in route`,
    files: { 'vip.ts': strategy(`route: () => { process.${call}; }`) },
    own: true,
    exit: 3,
    says: wouldEnd('vip.ts:4:26', call),
    keeps: /✗ process-ended/,
  })),
  {
    wrong: 'process.kill of the process itself',
    files: {
      'vip.ts': strategy("route: () => { process.kill(pid, 'SIGKILL'); }", "import { pid } from 'node:process';"),
    },
    own: true,
    exit: 3,
    says: /^vip\.ts:4:26: process\.kill\(\d+, SIGKILL\) would have ended the bench/,
    keeps: /✗ process-ended/,
  },
  {
    wrong: 'a last will that changes the exit code',
    files: {
      'vip.ts': strategy(
        "route: () => { throw new Error('no levels'); }",
        "process.on('exit', () => { process.exitCode = 0; process.exit(0); });",
      ),
    },
    own: true,
    exit: 1,
    says: /no levels/,
  },
  {
    wrong: 'an error in a timer that was begun while the file was loaded',
    files: {
      'vip.ts': strategy(
        'route: () => stop()',
        "setTimeout(() => { throw new Error('too late'); }, 1); await new Promise((done) => setTimeout(done, 50));",
      ),
    },
    exit: 3,
    says: /^vip\.ts:1:\d+ failed where nobody catches it: too late\. Catch it, or hear the 'error' event of what fails\.$/,
    at: 'vip.ts:1:',
    keeps: /^pass {2}/m,
  },
  {
    wrong: 'a socket whose error nobody hears',
    files: {
      'vip.ts': strategy(
        'route: () => stop()',
        "import { connect } from 'node:net'; const socket = connect('./no-such-socket'); await new Promise((done) => socket.once('close', done));",
      ),
    },
    exit: 3,
    says: /^Something that your files or their packages have begun failed where nobody catches it: connect ENOENT \.\/no-such-socket\./,
    keeps: /^pass {2}/m,
  },
  {
    wrong: 'a rejection that nobody hears, while the file is loaded',
    files: {
      'vip.ts':
        "void Promise.reject(new Error('no levels'));\nawait new Promise((done) => setTimeout(done, 20));\nexport default { name: 'vip', route: () => [] };\n",
    },
    own: true,
    exit: 3,
    says: /^vip\.ts:1:21 failed where nobody catches it: no levels\./,
    keeps: /^fail {2}/m,
  },
];
