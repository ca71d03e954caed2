import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders: string[] = [];
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder for the files of a test; it goes with the process or thread that made it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'routeproof-test-'));
  folders.push(folder);
  return folder;
}
