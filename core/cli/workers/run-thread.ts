import '../../process/threads/rxjs-in-one-file.ts';
import { parentPort } from 'node:worker_threads';
import { joinWatched } from '../../process/threads/join.ts';
import type { RunTask, RunInThread } from './play-in-thread.ts';

// The program of the thread in which one of several files is played: what it does to the thread, no other file meets.
const task = joinWatched<RunTask>();
const [{ authorConsole, keepStandardOutput }, loading, { pulse }, { playFile }, { answerOf, answerWith }] =
  await Promise.all([
    import('../../loader/author-console.ts'),
    import('../../loader/loading.ts'),
    import('../../process/threads/pulse.ts'),
    import('../play/play-file.ts'),
    import('../../process/threads/worker-answer.ts'),
  ]);
pulse.patience = task.patience;
globalThis.console = authorConsole();
keepStandardOutput();
process.on('beforeExit', loading.endWithoutAnswer);
loading.answerInstead((error) => parentPort!.postMessage({ answer: answerWith(error) }));
const loaded: string[] = [];
const answer = await answerOf(async (): Promise<RunInThread> => {
  const run = await playFile(task.file, task.options, (file) => loaded.push(file));
  return { run, loaded };
});
process.off('beforeExit', loading.endWithoutAnswer);
parentPort!.postMessage({ answer });
