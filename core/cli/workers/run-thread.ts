import '../../process/threads/rxjs-in-one-file.ts';
import { answerInThread } from './answer-in-thread.ts';
import type { RunInThread, RunTask } from './play-in-thread.ts';

// The program of the thread in which one of several files is played.
await answerInThread<RunTask, RunInThread>(async () => {
  const { playFile } = await import('../play/play-file.ts');
  return async ({ file, options }) => {
    const loaded: string[] = [];
    const run = await playFile(file, options, (each) => loaded.push(each));
    return { run, loaded };
  };
});
