import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { errors } from '../kernel/errors.ts';
import { leave } from '../kernel/guard/guard-end.ts';
import { systemProblem } from '../process/system-problem.ts';

const temporaryFolder = (): string => {
  try {
    return mkdtempSync(join(tmpdir(), 'routeproof-'));
  } catch (error) {
    throw errors.noTemporaryFolder(tmpdir(), systemProblem(error));
  }
};

/**
 * Imports a module from its text, afresh each time. Node reads modules from files only, so there is a file for a moment:
 * it is gone before the first line of the module runs, and nobody who is stopped there leaves it behind.
 */
export const importCode = async (code: string): Promise<Readonly<Record<string, unknown>>> => {
  const folder = temporaryFolder();
  const wasRead = Symbol.for(folder);
  const forget = () => {
    rmSync(folder, { recursive: true, force: true });
    process.off('SIGINT', interrupted);
  };
  const interrupted = () => {
    forget();
    leave(130);
  };
  process.on('SIGINT', interrupted);
  Reflect.set(globalThis, wasRead, forget);
  try {
    const file = join(folder, 'bundle.mjs');
    // On the first line, which then stays the first: source maps count lines.
    writeFileSync(file, `globalThis[Symbol.for(${JSON.stringify(folder)})]();${code}`);
    return (await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>;
  } finally {
    Reflect.deleteProperty(globalThis, wasRead);
    forget();
  }
};
