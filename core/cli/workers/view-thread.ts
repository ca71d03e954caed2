import '../../process/threads/rxjs-in-one-file.ts';
import { answerInThread } from './answer-in-thread.ts';
import type { ViewInThread, ViewTask } from '../view/view-task.ts';

// The program of the thread in which the run of a live page is played.
await answerInThread<ViewTask, ViewInThread>(async () => (await import('../view/view-file.ts')).viewFile);
