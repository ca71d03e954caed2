import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { authorFiles } from '../author-files/author-file.ts';
import type { LoadedFile } from './evaluate-file.ts';

const hashOf = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

/** The hash of an author's code, with that of the tables which it has read so far: the same where the same is played, anywhere. */
export function sourcesHash({ sources }: LoadedFile): string {
  const tables = authorFiles().filter((file) => existsSync(file));
  if (tables.length === 0) return sources.hash;
  const contents = tables.map((file) => hashOf(readFileSync(file)));
  return hashOf([sources.hash, ...contents.toSorted()].join(' '));
}
