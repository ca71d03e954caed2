#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { isatty } from 'node:tty';

const [first, ...others] = process.argv.slice(2);

// Colours are for terminals: a CI server that says it likes them would get escape codes in files and pipes.
if (!isatty(1) && process.env['FORCE_COLOR'] === undefined) process.env['NO_COLOR'] ??= '1';

// Answered before anything is imported, so that asking costs no more than starting Node.
if (others.length === 0 && (first === '--version' || first === '-V')) {
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    readonly version: string;
  };
  process.stdout.write(`${version}\n`);
} else {
  const args = process.argv.slice(2);
  if (await isWatched(args)) await (await import('./workers/watched-command.ts')).watchedCommand(args);
  else {
    await import('../process/threads/rxjs-in-one-file.ts');
    await (await import('./execute.ts')).runCommand(args);
  }
}

/** Commands that play an author's code run in a thread that is watched; but who looks at it with a debugger looks at one thread. */
async function isWatched([name]: readonly string[]): Promise<boolean> {
  const { commands } = await import('./commands.ts');
  return (
    commands.some((command) => command.name === name && command.isWatched) &&
    ![...process.execArgv, process.env['NODE_OPTIONS'] ?? ''].some((option) => option.includes('--inspect'))
  );
}
