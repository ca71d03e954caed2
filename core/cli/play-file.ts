import type { Played } from '../bench/play.ts';
import type { Finding } from '../contract/finding.ts';
import { verdictOn } from '../contract/verdict.ts';
import type { Branch } from '../report/branch.ts';
import { play, type PlayOptions } from '../runs/play.ts';
import { branchesOf } from './branches-of.ts';
import { droppedInFiles } from './dropped-in-files.ts';
import { loadFile } from './load-file.ts';
import { playable } from './playable.ts';
import { thrownByAuthor } from './thrown-by-author.ts';

/** One run of an author's file, and the branches of his code that it took. */
export interface PlayedFile {
  readonly played: Played;
  readonly branches: readonly Branch[];
}

/** Loads an author's file and plays it once. `onFile` is told each file of the author's that is read, also when it fails. */
export const playFile = async (
  file: string,
  { coverage, ...options }: PlayOptions,
  onFile?: (file: string) => void,
): Promise<PlayedFile> => {
  const loaded = await loadFile(file, onFile);
  return thrownByAuthor(async () => {
    const { scenario, options: how, probe } = await playable(loaded, file, options);
    const played = await play(scenario, { ...how, coverage });
    const dropped = droppedInFiles(loaded.sources.files);
    return { played: withWarnings(played, dropped), branches: branchesOf(probe) };
  });
};

/** What the code itself says is found beside the run: it does not depend on where the run went. */
const withWarnings = (played: Played, warnings: readonly Finding[]): Played => {
  const { verdict } = played;
  const findings = [...played.findings, ...warnings];
  return { ...played, findings, verdict: verdict === 'inconclusive' ? verdict : verdictOn(findings) };
};
