import '../../process/threads/rxjs-in-one-file.ts';
import { answerInThread } from './answer-in-thread.ts';
import type { ViewInThread, ViewTask } from '../play/live/view-file.ts';
import type { FileTask } from './in-thread.ts';

// The program of the thread in which the run of a live page is played.
await answerInThread<ViewTask & FileTask, ViewInThread>(
  async () => (await import('../play/live/view-file.ts')).viewFile,
);
