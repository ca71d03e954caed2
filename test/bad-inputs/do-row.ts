import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import type { CliSession } from '../cli/cli-session.ts';
import type { BadInput, Left } from './row.ts';

const cli = resolve('build/core/cli/main.js');
const root = resolve('.');

/** No row takes so long on the busiest machine: what is not there then hangs. */
const patience = 60_000;

/** Makes a row's folder and does what it says there. */
export async function doRow(row: BadInput, folder: string, session: () => CliSession): Promise<Left> {
  mkdirSync(folder);
  for (const [name, text] of Object.entries(row.files ?? {})) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  if (row.installed) {
    mkdirSync(join(folder, 'node_modules'));
    for (const name of ['routeproof', 'rxjs'])
      symlinkSync(name === 'routeproof' ? root : join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
  row.before?.(folder);
  if (hasOwnProcess(row)) return inProcess(row, folder);
  const outcome = session().runIn(folder, ...wordsOf(row));
  return { ...(await inTime(outcome, () => session().kill())), folder };
}

/** Whether nothing else can be done in the process of a row. */
export const hasOwnProcess = ({ own, env, stdin, signal, shell }: BadInput): boolean =>
  own === true || [env, stdin, signal, shell].some((each) => each !== undefined);

const wordsOf = ({ args, files = {} }: BadInput): readonly string[] => args ?? ['run', Object.keys(files)[0]!];

async function inTime<T>(work: Promise<T>, end: () => void): Promise<T> {
  let alarm: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, failed) => {
    alarm = setTimeout(() => {
      end();
      failed(new Error(`It hangs: nothing came of it in ${patience / 1000} s.`));
    }, patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(alarm);
  }
}

function inProcess(row: BadInput, folder: string): Promise<Left> {
  const bin = commandsFor(folder);
  const env = { ...process.env, NO_COLOR: '1', PATH: `${bin}${delimiter}${process.env['PATH']}`, ...row.env };
  const [command, ...args] =
    row.shell === undefined ? [process.execPath, cli, ...wordsOf(row)] : ['sh', '-c', row.shell];
  const child = spawn(command!, args, { cwd: folder, env });
  let written = { stdout: '', stderr: '' };
  let isSent = false;
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      written = { ...written, [name]: written[name] + text };
      if (row.signal === undefined || isSent || !row.signal.after.test(written[name])) return;
      isSent = true;
      child.kill(row.signal.name);
    });
  // Who does not read its input must not be waited for.
  child.stdin.on('error', () => {}).end(row.stdin ?? '');
  const left = new Promise<Left>((done) =>
    child.once('close', (code, signal) => done({ code: code ?? 128 + constants.signals[signal!], ...written, folder })),
  );
  return inTime(left, () => child.kill('SIGKILL'));
}

/** Beside the folder of the row, one with the commands `routeproof` and `node`. */
function commandsFor(folder: string): string {
  const bin = `${folder}.bin`;
  mkdirSync(bin);
  for (const [name, words] of [
    ['routeproof', `"${process.execPath}" "${cli}"`],
    ['node', `"${process.execPath}"`],
  ] as const) {
    writeFileSync(join(bin, name), `#!/bin/sh\nexec ${words} "$@"\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return bin;
}
