import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { errors } from '../kernel/errors.ts';
import { systemProblem } from './system-problem.ts';
import { isOpen } from './write-out.ts';

/** Refuses what cannot be read to its end: what is no file, unless the process has it open, as a shell gives it in `<(…)`. */
export function checkIsReadable(path: string): void {
  if (!isOpen(path)) checkIsFile(path);
}

/** Refuses what is no file, or none that may be read. */
export function checkIsFile(path: string): void {
  if (!existsSync(path)) throw errors.fileMissing(path);
  if (statSync(path).isDirectory()) throw errors.fileUnreadable(path, 'it is a folder');
  if (!statSync(path).isFile()) throw errors.fileUnreadable(path, 'it is no file but a device, a pipe or a socket');
  try {
    accessSync(path, constants.R_OK);
  } catch (error) {
    throw errors.fileUnreadable(path, systemProblem(error));
  }
}
