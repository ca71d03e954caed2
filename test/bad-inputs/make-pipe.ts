import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';

/** Makes a pipe, or a socket where the machine has no program for that: both keep whoever opens them waiting. */
export function makePipe(path: string): void {
  try {
    execFileSync('mkfifo', [path]);
  } catch {
    createServer().listen(path).unref();
  }
}
