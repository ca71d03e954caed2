import { errors } from '../../kernel/errors.ts';
import { endAtOnce } from '../../process/end-process.ts';
import { lineOf } from '../../process/threads/known-positions.ts';
import { behindThisLine, stillError, type Stop } from '../../process/threads/stop-at.ts';
import { WatchedThread, type ThreadEnd } from '../../process/threads/watched-thread.ts';
import { valueIn, type WorkerAnswer } from '../../process/threads/worker-answer.ts';

/** A file to be played in a thread of its own. */
export interface FileTask {
  readonly file: string;
  /** How long its code may show no sign of life, in milliseconds. */
  readonly patience: number;
}

/** So many stops are put into the report; a strategy that has more does not get on at all. */
const mostStops = 8;

type End<Result> = { readonly answer: WorkerAnswer<Result> } | ThreadEnd | undefined;

/**
 * Does a task in a thread of its own. Where the author's code does not come back, a second thread does the same again and ends that
 * code at the very turn at which the first one was stuck. Gives nothing where the signal ended it.
 */
export async function inThread<Result>(module: URL, task: FileTask, signal: AbortSignal): Promise<Result | undefined> {
  const stops: Stop[] = [];
  for (;;) {
    const end = await threadEnd<Result>(module, task, stops, signal);
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

async function threadEnd<Result>(
  module: URL,
  task: FileTask,
  stops: readonly Stop[],
  signal: AbortSignal,
): Promise<End<Result>> {
  let end: (how: End<Result>) => void = () => {};
  const stop = (): void => end(undefined);
  const ended = new Promise<End<Result>>((done) => (end = done));
  const onMessage = (message: unknown): void => end(message as { readonly answer: WorkerAnswer<Result> });
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
