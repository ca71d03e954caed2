import { isMainThread } from 'node:worker_threads';
import { authorLine, comesFromBench } from '../kernel/author/author-line.ts';
import { problemOf } from '../kernel/author/problem-of.ts';
import { readable } from '../kernel/author/readable.ts';
import { BenchError, errors } from '../kernel/errors.ts';
import { guardEnd } from '../kernel/guard/guard-end.ts';
import { endProcess } from './end-process.ts';
import { exitCodes } from './exit-codes.ts';
import { tellError } from './tell-error.ts';

let isOfCommand = false;

/** This thread does the command, in place of the main one. */
export const leadHere = (): void => {
  isOfCommand = true;
};

/** Whether this thread does the command, and is no worker of it: it tells what there is to tell. */
export const isLeading = (): boolean => isMainThread || isOfCommand;

let isListening = false;
let first: BenchError | undefined;

/** From now on it is heard what code does to the process beside its run: that it wants to end it, or fails where nobody catches it. */
export function listenBesideTheRun(): void {
  if (isListening) return;
  isListening = true;
  guardEnd(noteBesideTheRun);
  process.on('uncaughtException', hear);
}

/** Such a thing has happened. It is told at once, the first only, and what is at work goes on: nothing found so far is lost. */
export function noteBesideTheRun(error: BenchError): void {
  if (first !== undefined) return;
  first = error;
  // A worker's is told by whoever waits for its answer.
  if (isLeading()) tellError(error);
}

/** The first such thing, which has been told; it is forgotten with that. */
export function heardBesideTheRun(): BenchError | undefined {
  const heard = first;
  first = undefined;
  return heard;
}

function hear(thrown: unknown): void {
  const error = readable(thrown);
  if (error instanceof BenchError) return noteBesideTheRun(error);
  const where = authorLine(error);
  if (where !== undefined || !comesFromBench(error))
    return noteBesideTheRun(errors.failedUncaught(where, problemOf(error)));
  // Of a fault of ours nobody knows what it has left behind.
  if (!isLeading()) throw error;
  tellError(error);
  endProcess(exitCodes.couldNotRun);
}
