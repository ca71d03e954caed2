import type { Played } from '../../bench/play-once.ts';
import { scenarioAt, scenarioLike, type Scenario } from '../../contract/scenario.ts';
import { branchesOf } from '../../loader/counters/code-probe.ts';
import type { LoadedFile } from '../../loader/evaluate-file.ts';
import { loadFile } from '../../loader/load-file.ts';
import { droppedInFiles } from '../../loader/reading/dropped-in-files.ts';
import { thrownByAuthor } from '../../loader/thrown-by-author.ts';
import type { Branch } from '../../report/coverage-table.ts';
import { leftUnsaid, withFindings } from '../../run/left-unsaid.ts';
import { play, type PlayOptions } from '../../run/play.ts';
import { playable, type Playable } from './playable.ts';

/** One run of an author's file, and the branches of his code that it took. */
export interface PlayedFile {
  readonly played: Played;
  readonly branches: readonly Branch[];
  /** The author's files, the given one and those that it imports; absolute paths. */
  readonly files: readonly string[];
}

/** Loads an author's file and plays it once. `onFile` is told each file of the author's that is read, also when it fails. */
export const playFile = async (
  file: string,
  { coverage, history, ...options }: PlayOptions,
  onFile?: (file: string) => void,
): Promise<PlayedFile> => {
  const loaded = await loadFile(file, onFile);
  return thrownByAuthor(async () => playLoaded(loaded, await playable(loaded, file, options), { coverage, history }));
};

/** Plays once what was loaded. */
export const playLoaded = async (
  { sources: { files } }: LoadedFile,
  { scenario, options, probe }: Pick<Playable, 'scenario' | 'options' | 'probe'>,
  kept: Pick<PlayOptions, 'coverage' | 'history'>,
): Promise<PlayedFile> => {
  let last: Scenario | undefined;
  const noted = scenarioLike(() => (last = scenario()), scenario);
  const played = await play(noted, { ...options, ...kept });
  const dropped = droppedInFiles(files);
  const unsaid = last === undefined ? [] : leftUnsaid(played, last, scenarioAt(noted));
  return { played: withFindings(played, [...unsaid, ...dropped]), branches: branchesOf(probe), files };
};
