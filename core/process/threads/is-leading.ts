import { isMainThread } from 'node:worker_threads';

let isOfCommand = false;

/** This thread does the command, in place of the main one. */
export const leadHere = (): void => {
  isOfCommand = true;
};

/** Whether this thread does the command, and is no worker of it: it tells what there is to tell. */
export const isLeading = (): boolean => isMainThread || isOfCommand;
