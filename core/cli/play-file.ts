import type { Played } from '../bench/play.ts';
import type { Finding } from '../contract/finding.ts';
import { found } from '../contract/found.ts';
import { scenarioLike, type Scenario } from '../contract/scenario.ts';
import { definedAt } from '../contract/strategy.ts';
import type { Branch } from '../report/branch.ts';
import { play, type PlayOptions } from '../runs/play.ts';
import { withFindings } from '../runs/with-findings.ts';
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
    let last: Scenario | undefined;
    const noted = scenarioLike(() => (last = scenario()), scenario);
    const played = await play(noted, { ...how, coverage });
    const dropped = droppedInFiles(loaded.sources.files);
    return { played: withFindings(played, [...neverAsked(played, last), ...dropped]), branches: branchesOf(probe) };
  });
};

/** Interactions came, and none of them to a strategy, though the scenario has one. */
const neverAsked = ({ interactions, duration }: Played, scenario: Scenario | undefined): readonly Finding[] => {
  const strategy = scenario?.strategy;
  if (strategy === undefined || interactions.length === 0) return [];
  if (interactions.some(({ routingAttempts }) => routingAttempts > 0)) return [];
  return [{ ...found.strategyNeverAsked(strategy.name), where: definedAt(strategy), at: duration, count: 1 }];
};
