import type { MessagePort } from 'node:worker_threads';
import { playAgain, type RunShown } from '../runs/play-again.ts';
import { playPart, type PartTask } from '../runs/part-task.ts';
import type { ExploredPart } from '../runs/explored-part.ts';
import { authorConsole, keepStandardOutput, quietly } from './author-console.ts';
import { loadFile, type LoadedFile } from './load-file.ts';
import { playable } from './playable.ts';
import { thrownByAuthor } from './thrown-by-author.ts';
import { answerOf, type WorkerAnswer } from './worker-answer.ts';

/** A part of a search for a worker; the shared memory carries how far it is, and the word to stop. */
export interface ExploreTask {
  readonly file: string;
  readonly part: PartTask;
  /** The word to stop; then runs, steps, depth and failures. */
  readonly figures: Float64Array;
  /** Is told now and then what there is so far. */
  readonly port: MessagePort;
}

/** The file is loaded once in each worker. */
let loaded: ReturnType<typeof open> | undefined;

const open = (file: string) => quietly(async () => playable(await loadFile(file), file));

/** Plays a part of a search in a worker. */
export function exploreInWorker({ file, part, figures, port }: ExploreTask): Promise<WorkerAnswer<ExploredPart>> {
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
        onPart: (soFar) => port.postMessage(soFar),
      });
    }),
  );
}

/** Runs to be played in a thread that played others than the search did before them. */
export interface SampleTask {
  readonly file: string;
  readonly tokens: readonly string[];
  /** Whether all is loaded as if for the first time for each of them. */
  readonly isFresh: boolean;
}

let sampled: Promise<LoadedFile> | undefined;
let times = 0;

/** Plays runs again, and says what each of them showed. */
export function playSample({ file, tokens, isFresh }: SampleTask): Promise<WorkerAnswer<readonly string[]>> {
  globalThis.console = authorConsole();
  return answerOf(() =>
    thrownByAuthor(async () => {
      const first = await (sampled ??= quietly(() => loadFile(file)));
      const fresh = async () => playable(await first.again(++times), file);
      const digests: string[] = [];
      let opened = await quietly(fresh);
      for (const [index, token] of tokens.entries()) {
        if (isFresh && index > 0) opened = await quietly(fresh);
        digests.push((await playAgain(opened.scenario, token, opened.options)).digest);
      }
      return digests;
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
