import { errors } from '../../kernel/errors.ts';
import { endAtOnce } from '../../process/end-process.ts';
import { lineOf } from '../../process/threads/known-positions.ts';
import { behindThisLine, stillError, type Stop } from '../../process/threads/stop-at.ts';
import { WatchedThread, type ThreadEnd } from '../../process/threads/watched-thread.ts';
import { valueIn, type WorkerAnswer } from '../../process/threads/worker-answer.ts';
import type { PlayOptions } from '../../run/play.ts';
import type { PlayedFile } from '../play/play-file.ts';

/** A file to be played once. */
export interface RunTask {
  readonly file: string;
  readonly options: PlayOptions;
  /** How long its code may show no sign of life, in milliseconds. */
  readonly patience: number;
}

/** What came of it, and the author's files that were read. */
export interface RunInThread {
  readonly run: PlayedFile;
  readonly loaded: readonly string[];
}

/** So many stops are put into the report; a strategy that has more does not get on at all. */
const mostStops = 8;

type End = { readonly answer: WorkerAnswer<RunInThread> } | ThreadEnd | undefined;

/**
 * Plays a file in a thread of its own. Where its code does not come back, a second thread does the same again and ends that
 * code at the very turn at which the first one was stuck. Gives nothing where the signal ended it.
 */
export async function playInThread(task: RunTask, signal: AbortSignal): Promise<RunInThread | undefined> {
  const stops: Stop[] = [];
  for (;;) {
    const end = await threadEnd(task, stops, signal);
    if (end === undefined) return undefined;
    if ('answer' in end) return valueIn(end.answer);
    if (end.how === 'threw') throw end.error;
    if (end.how === 'exited') throw errors.ownFault('a run gave no answer');
    const { still, at } = end;
    if (still.loading || stops.length === mostStops || still.beats <= (stops.at(-1)?.beats ?? 0)) {
      const what = still.loading ? 'The file that is loaded' : behindThisLine;
      throw stillError(still, `${at === undefined ? task.file : lineOf(at)}: ${what}`);
    }
    // Memory runs out a little earlier or later each time.
    const beats = still.why === 'stuck' ? still.beats : still.begun + Math.ceil((still.beats - still.begun) / 2);
    stops.push({ ...still, beats });
  }
}

async function threadEnd(task: RunTask, stops: readonly Stop[], signal: AbortSignal): Promise<End> {
  let end: (how: End) => void = () => {};
  const stop = (): void => end(undefined);
  const ended = new Promise<End>((done) => (end = done));
  const module = new URL('./run-thread.js', import.meta.url);
  const onMessage = (message: unknown): void => end(message as { readonly answer: WorkerAnswer<RunInThread> });
  const thread = new WatchedThread({ module, work: task, stops, onMessage });
  void thread.ended.then(end);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  try {
    return await ended;
  } finally {
    signal.removeEventListener('abort', stop);
    if (!(await thread.stop())) process.once('exit', (code) => endAtOnce(code));
  }
}
