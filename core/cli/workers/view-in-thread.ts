import type { ViewInThread, ViewTask } from '../play/live/view-file.ts';
import { inThread, type FileTask } from './in-thread.ts';

/** Plays a run of a live page in a thread of its own. Gives nothing where the signal ended it. */
export const viewInThread = (task: ViewTask & FileTask, signal: AbortSignal): Promise<ViewInThread | undefined> =>
  inThread(new URL('./view-thread.js', import.meta.url), task, signal);
