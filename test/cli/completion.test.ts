import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import test from 'ava';
import { commands } from '../../core/cli/commands.ts';
import { strategy } from '../bad-inputs/row.ts';
import { openSession } from './cli-session.ts';

const folder = mkdtempSync(join(tmpdir(), 'routeproof-completion-'));
const { run: routeproof, close } = openSession(folder);
test.after.always(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});
writeFileSync(join(folder, 'day one.ts'), strategy('route: () => stop()'));

const has = (shell: string): boolean => {
  try {
    execFileSync(shell, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** Words that are typed, the last of them to be completed. */
const typed: readonly (readonly [line: readonly string[], offers: readonly string[], not?: string])[] = [
  [['ex'], ['explore']],
  [['run', '--step'], ['--step-time']],
  [['view', '--po'], ['--port']],
  [['view', 'd'], ['day one.ts']],
  [['run', '--re'], ['--reporter']],
  [['run', '--format', ''], ['json', 'ixn', 'urs'], '--json'],
  [['run', '--reporter', 'm'], ['markdown'], 'junit'],
  [['run', 'd'], ['day one.ts']],
  [['explore', '--save', 'day'], ['day one.ts']],
  [['run', '--seed', ''], [], 'day one.ts'],
  [['flows', 'conference/l'], ['conference/leave'], 'stop-processing/a'],
  [['new', 'mine', '--from', '11'], ['11-a-race']],
  [['reference', '--schema', 'va'], ['validate']],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish'],
  ],
  [['help', 'me'], ['merge']],
];

(has('bash') ? test : test.skip)('bash completes commands, options, their values, and files', async (t) => {
  const { code, stdout: script } = await routeproof('completion', 'bash');
  t.is(code, 0);
  const asks = typed.map(([line]) => {
    const words = ['routeproof', ...line].map((word) => `'${word}'`).join(' ');
    return `COMP_WORDS=(${words}); COMP_CWORD=${line.length}; _routeproof; printf '%s\\n' "\${COMPREPLY[@]}"; echo ==`;
  });
  const { stdout } = await promisify(execFile)('bash', ['-c', `set -u\n${script}\n${asks.join('\n')}`], {
    cwd: folder,
  });
  const answers = stdout.split('==\n').map((part) => part.split('\n').filter(Boolean));
  for (const [index, [line, offers, not]] of typed.entries()) {
    for (const offer of offers) t.true(answers[index]!.includes(offer), `${line.join(' ')}: ${answers[index]!.join()}`);
    if (not !== undefined) t.false(answers[index]!.includes(not), line.join(' '));
  }
});

test('every command and every option of each is in the script of each shell', async (t) => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { stdout } = await routeproof('completion', shell);
    for (const { name, load } of commands) {
      t.regex(stdout, new RegExp(`\\b${name}\\b`));
      for (const { long } of (await load()).options)
        t.true(stdout.includes(shell === 'fish' ? `-l ${long!.slice(2)}` : long!), `${shell}: ${name} ${long}`);
    }
    if (has(shell)) execFileSync(shell, ['-n'], { input: stdout });
  }
});
