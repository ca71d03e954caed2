import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** How a process ended, and what it wrote. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs Node and waits for its end. */
export async function ended(
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Ended> {
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, args, { encoding: 'utf8', ...options })) };
  } catch (error) {
    return error as Ended;
  }
}
