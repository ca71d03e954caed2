import { playOnce } from '../../bench/play-once.ts';
import type { Explored } from '../../explore/explored.ts';
import { inOrder } from '../../kernel/choices.ts';
import { BenchError } from '../../kernel/errors.ts';
import { branchesDuring } from '../../loader/counters/branches-during.ts';
import { withWindow } from '../../replay/with-window.ts';
import type { Branch } from '../../report/coverage-table.ts';
import type { Playable } from '../play/playable.ts';

/** What the ordinary run, in which nothing comes late, takes of the author's code; nothing where it cannot be played. */
export async function ordinaryBranches(
  { scenario, options, probe }: Playable,
  { window }: Pick<Explored, 'window'>,
  seed: number | undefined,
): Promise<readonly Branch[]> {
  const how = { choices: inOrder(), races: true, code: options.code, ...(seed !== undefined && { seed }) };
  try {
    return (await branchesDuring(probe, () => playOnce(withWindow(scenario, window), how))).branches;
  } catch (error) {
    if (error instanceof BenchError) return [];
    throw error;
  }
}
