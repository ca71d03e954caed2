import { BenchError } from '../../kernel/errors.ts';
import { readable } from '../../kernel/author/readable.ts';
import type { FileMeant } from './files-meant.ts';

/** What became of one of several files. */
export type PlayedOne<Result> = { readonly file: string } & (
  | { readonly how: 'played'; readonly result: Result }
  /** It could not be read, or not be put on the bench. */
  | { readonly how: 'refused'; readonly error: unknown }
  /** It was found in a folder, and exports neither a strategy nor a scenario. */
  | { readonly how: 'skipped' }
  /** The command was ended before. */
  | { readonly how: 'not played' }
);

/** How several files are played. */
export interface PlayEach<Result> {
  /** Gives nothing where it was ended. */
  readonly play: (file: string) => Promise<Result | undefined>;
  /** So many at the same time. */
  readonly atOnce: number;
  /** What has not begun then is not played, and what fails then was ended by it. */
  readonly signal: AbortSignal;
  /** Is told of each in the order of the files, as soon as those before it have been played. */
  readonly onPlayed: (played: PlayedOne<Result>) => void;
}

/** Plays files, some at a time; one that cannot be played keeps no other from it. */
export async function playEach<Result>(
  files: readonly FileMeant[],
  { play, atOnce, signal, onPlayed }: PlayEach<Result>,
): Promise<readonly PlayedOne<Result>[]> {
  const done: PlayedOne<Result>[] = [];
  let [next, told] = [0, 0];
  const playNext = async (): Promise<void> => {
    for (let index = next++; index < files.length; index = next++) {
      done[index] = await playedOne(files[index]!, play, signal);
      for (; done[told] !== undefined; told++) onPlayed(done[told]!);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, playNext));
  return done;
}

async function playedOne<Result>(
  { file, isFound, isEmpty }: FileMeant,
  play: PlayEach<Result>['play'],
  signal: AbortSignal,
): Promise<PlayedOne<Result>> {
  if (isEmpty) return { file, how: 'skipped' };
  if (signal.aborted) return { file, how: 'not played' };
  try {
    const result = await play(file);
    return result === undefined ? { file, how: 'not played' } : { file, how: 'played', result };
  } catch (thrown) {
    const error = readable(thrown);
    if (isFound && isNothingToPlay(error)) return { file, how: 'skipped' };
    return signal.aborted ? { file, how: 'not played' } : { file, how: 'refused', error };
  }
}

const isNothingToPlay = (error: unknown): boolean =>
  error instanceof BenchError && ['RP_FILE_EXPORTS_NOTHING', 'RP_FILE_EXPORTS_OTHER'].includes(error.code);
