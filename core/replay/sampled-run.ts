import { createHash } from 'node:crypto';
import type { Bench } from '../bench/create-bench.ts';
import { traceLine } from '../report/trace-line.ts';

/** A run to be played again, and what it showed. */
export interface SampledRun {
  /** Plays it again. */
  readonly token: string;
  readonly digest: string;
}

/** Of longer runs the beginning is compared. */
const longest = 10_000;

/** What a run showed, in few letters: its messages, and what was found. */
export function digestOf({ trace, findings }: Pick<Bench, 'trace' | 'findings'>): string {
  const hash = createHash('sha256');
  for (const message of trace.messages.slice(0, longest)) hash.update(JSON.stringify(traceLine(message)));
  for (const { sentence } of findings) hash.update(`\0${sentence}`);
  return hash.digest('hex').slice(0, 16);
}
