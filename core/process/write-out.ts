import { chmodSync, existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { errors } from '../kernel/errors.ts';
import { systemProblem } from './system-problem.ts';
import { undisturbed } from './with-interrupt.ts';

/** Writes a file whole or not at all; where that cannot be, a sentence says why. `path` is absolute, `name` is what the author calls it. */
export function writeOut(path: string, text: string, name: string): void {
  try {
    if (isStream(path)) writeFileSync(path, text);
    else undisturbed(() => replaceBy(existsSync(path) ? realpathSync(path) : path, text));
  } catch (error) {
    throw errors.fileNotWritten(name, systemProblem(error));
  }
}

/** Tries whether a file can be written there, and leaves everything as it was. */
export function tryOut(path: string, name: string): void {
  try {
    if (!isStream(path)) undisturbed(() => rmSync(besides(existsSync(path) ? realpathSync(path) : path, '')));
  } catch (error) {
    throw errors.fileNotWritten(name, systemProblem(error));
  }
}

/** What a process has open, by its path. */
export const isOpen = (path: string): boolean => /^\/(?:dev\/(?:std|fd\/)|proc\/)/.test(path);

/** A device, a pipe, or what a process has open: nothing that could be put in its place. */
export const isStream = (path: string): boolean =>
  /^\/(?:dev|proc)\//.test(path) || (existsSync(path) && !statSync(path).isFile() && !statSync(path).isDirectory());

function replaceBy(path: string, text: string): void {
  const part = besides(path, text);
  try {
    if (existsSync(path)) chmodSync(part, statSync(path).mode);
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** Writes a file of its own beside another one, which is in no listing and in nobody's way, and gives its path. */
function besides(path: string, text: string): string {
  for (let number = 1; ; number++) {
    const part = join(dirname(path), `.${basename(path)}.${number}.part`);
    try {
      writeFileSync(part, text, { flag: 'wx' });
      return part;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      rmSync(part, { force: true });
      throw error;
    }
  }
}
