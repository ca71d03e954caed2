import { playAgain, type RunShown } from '../runs/play-again.ts';
import { playPart, type PartTask } from '../runs/part-task.ts';
import type { ExploredPart } from '../runs/explored-part.ts';
import { authorConsole, keepStandardOutput, quietly } from './author-console.ts';
import { loadFile } from './load-file.ts';
import { playable } from './playable.ts';
import { thrownByAuthor } from './thrown-by-author.ts';
import { answerOf, type WorkerAnswer } from './worker-answer.ts';

/** A part of a search for a worker; the shared memory carries how far it is, and the word to stop. */
export interface ExploreTask {
  readonly file: string;
  readonly part: PartTask;
  /** The word to stop; then runs, steps, depth and failures. */
  readonly figures: Float64Array;
}

/** The file is loaded once in each worker. */
let loaded: ReturnType<typeof open> | undefined;

const open = (file: string) => quietly(async () => playable(await loadFile(file), file));

/** Plays a part of a search in a worker. */
export function exploreInWorker({ file, part, figures }: ExploreTask): Promise<WorkerAnswer<ExploredPart>> {
  globalThis.console = authorConsole();
  keepStandardOutput();
  return answerOf(() =>
    thrownByAuthor(async () => {
      const { scenario, options } = await (loaded ??= open(file));
      const { synchronous, onTurn } = options;
      const signal = {
        get aborted() {
          return figures[0] !== 0;
        },
      };
      return playPart(scenario, part, {
        synchronous,
        onTurn,
        signal,
        onProgress: ({ runs, steps, depth, failures }) => figures.set([runs, steps, depth, failures], 1),
      });
    }),
  );
}

/** A run to be played in a thread that has played none before. */
export interface FreshTask {
  readonly file: string;
  readonly token: string;
}

/** Loads a file as if for the first time, and plays a run twice. */
export function playFresh({ file, token }: FreshTask): Promise<WorkerAnswer<readonly RunShown[]>> {
  globalThis.console = authorConsole();
  keepStandardOutput();
  return answerOf(() =>
    thrownByAuthor(async () => {
      const { scenario, options } = await open(file);
      return [await playAgain(scenario, token, options), await playAgain(scenario, token, options)];
    }),
  );
}
