import { parentPort } from 'node:worker_threads';
import { joinWatched } from '../../process/threads/join.ts';
import type { FileTask } from './in-thread.ts';

/** For the program of a thread in which a file is played: does its task, and answers. What the file does to the thread, no other meets. */
export async function answerInThread<Task extends FileTask, Result>(
  load: () => Promise<(task: Task) => Promise<Result>>,
): Promise<void> {
  const task = joinWatched<Task>();
  const [{ authorConsole, keepStandardOutput }, loading, { pulse }, { answerOf, answerWith }, work] = await Promise.all(
    [
      import('../../loader/author-console.ts'),
      import('../../loader/loading.ts'),
      import('../../process/threads/pulse.ts'),
      import('../../process/threads/worker-answer.ts'),
      load(),
    ],
  );
  pulse.patience = task.patience;
  globalThis.console = authorConsole();
  keepStandardOutput();
  process.on('beforeExit', loading.endWithoutAnswer);
  loading.answerInstead((error) => parentPort!.postMessage({ answer: answerWith(error) }));
  const answer = await answerOf(() => work(task));
  process.off('beforeExit', loading.endWithoutAnswer);
  parentPort!.postMessage({ answer });
}
