import type { LiveAsked, LiveProblem, LiveShown } from '../../page/live-document.ts';
import type { ChoiceMeant } from '../../run/kept-choices.ts';
import { inThread, type FileTask } from '../workers/in-thread.ts';

/** A run that a live page asks for. */
export interface ViewTask extends FileTask {
  readonly asked: LiveAsked;
  readonly seed: number;
  /** What the choices of its path meant, where that is known. */
  readonly meant: readonly ChoiceMeant[] | undefined;
}

/** What came of it, and all files that were read, also where it failed. */
export type ViewInThread = {
  readonly loaded: readonly string[];
} & ({ readonly shown: LiveShown } | { readonly problem: LiveProblem });

/** Plays a run of a live page in a thread of its own. Gives nothing where the signal ended it. */
export const viewInThread = (task: ViewTask, signal: AbortSignal): Promise<ViewInThread | undefined> =>
  inThread(new URL('../workers/view-thread.js', import.meta.url), task, signal);
