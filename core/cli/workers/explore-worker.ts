import '../../process/threads/rxjs-in-one-file.ts';
import { workerData, type MessagePort } from 'node:worker_threads';
import type { ExploredSubtree } from '../../explore/search/explored-subtree.ts';
import { playSubtree, type SubtreeTask } from '../../explore/subtrees/subtree-task.ts';
import { authorConsole, keepStandardOutput, quietly } from '../../loader/author-console.ts';
import { evaluateFile, type LoadableFile, type LoadedFile } from '../../loader/evaluate-file.ts';
import { thrownByAuthor } from '../../loader/thrown-by-author.ts';
import { tellLoaded } from '../../process/threads/join.ts';
import { answerOf, type WorkerAnswer } from '../../process/threads/worker-answer.ts';
import { playAgain, type RunShown } from '../../replay/play-again.ts';
import { playable } from '../play/playable.ts';

/** A part of a search for a worker; the shared memory carries how far it is, and the word to stop. */
export interface ExploreTask {
  readonly part: SubtreeTask;
  /** The word to stop; then runs, steps, depth, failures, runs by chance, and runs left or 0. */
  readonly figures: Float64Array;
  /** Is told now and then what there is so far. */
  readonly port: MessagePort;
}

/** What the search loaded: each worker is given it, and evaluates it by itself. */
const sources = workerData as LoadableFile;

const opened = (load: () => Promise<LoadedFile>) => quietly(async () => playable(await load(), sources.path));

/** The file is evaluated once in each worker of a search. */
let forParts: ReturnType<typeof opened> | undefined;

/** Plays a part of a search in a worker. */
export function exploreInWorker({ part, figures, port }: ExploreTask): Promise<WorkerAnswer<ExploredSubtree>> {
  globalThis.console = authorConsole();
  keepStandardOutput();
  return answerOf(() =>
    thrownByAuthor(async () => {
      const { scenario, options } = await (forParts ??= opened(() => evaluateFile(sources)));
      const { code } = options;
      const signal = {
        get aborted() {
          return figures[0] !== 0;
        },
      };
      return playSubtree(scenario, part, {
        code,
        signal,
        onProgress: ({ runs, steps, depth, failures, byChance, runsLeft = 0 }) =>
          figures.set([runs, steps, depth, failures, byChance, runsLeft], 1),
        onSubtree: (soFar) => port.postMessage(soFar),
      });
    }),
  );
}

/** Runs to be played in a thread that played others than the search did before them. */
export interface SampleTask {
  readonly tokens: readonly string[];
  /** Whether all is loaded as if for the first time for each of them. */
  readonly isFresh: boolean;
}

let times = 0;

/** Plays runs again, and says what each of them showed. */
export function playSample({ tokens, isFresh }: SampleTask): Promise<WorkerAnswer<readonly string[]>> {
  globalThis.console = authorConsole();
  return answerOf(() =>
    thrownByAuthor(async () => {
      const fresh = () => opened(() => evaluateFile(sources, ++times));
      const digests: string[] = [];
      let played = await fresh();
      for (const [index, token] of tokens.entries()) {
        if (isFresh && index > 0) played = await fresh();
        digests.push((await playAgain(played.scenario, token, played.options)).digest);
      }
      return digests;
    }),
  );
}

/** A run to be played in a thread that has played none before. */
export interface FreshTask {
  readonly token: string;
}

/** Loads a file as if for the first time, and plays a run twice. */
export function playFresh({ token }: FreshTask): Promise<WorkerAnswer<readonly RunShown[]>> {
  globalThis.console = authorConsole();
  keepStandardOutput();
  return answerOf(() =>
    thrownByAuthor(async () => {
      const { scenario, options } = await opened(() => evaluateFile(sources));
      return [await playAgain(scenario, token, options), await playAgain(scenario, token, options)];
    }),
  );
}

tellLoaded();
