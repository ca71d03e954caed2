import { resolve } from 'node:path';
import { errors } from '../../kernel/errors.ts';

/** Refuses two options that would write one file: the one would be lost. */
export function refuseSameFile(command: string, options: Readonly<Record<string, string | boolean | undefined>>): void {
  const seen = new Map<string, string>();
  for (const [option, file] of Object.entries(options)) {
    if (typeof file !== 'string') continue;
    const before = seen.get(resolve(file));
    if (before !== undefined) throw errors.badCommand(command, `${before} and ${option} name the same file '${file}'`);
    seen.set(resolve(file), option);
  }
}
