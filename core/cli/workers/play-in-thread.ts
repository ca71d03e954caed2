import type { PlayOptions } from '../../run/play.ts';
import type { PlayedFile } from '../play/play-file.ts';
import { inThread, type FileTask } from './in-thread.ts';

/** A file to be played once. */
export interface RunTask extends FileTask {
  readonly options: PlayOptions;
}

/** What came of it, and the author's files that were read. */
export interface RunInThread {
  readonly run: PlayedFile;
  readonly loaded: readonly string[];
}

/** Plays a file in a thread of its own. Gives nothing where the signal ended it. */
export const playInThread = (task: RunTask, signal: AbortSignal): Promise<RunInThread | undefined> =>
  inThread(new URL('./run-thread.js', import.meta.url), task, signal);
