import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for the files of a test; it goes with the process or thread that made it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'routeproof-test-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
