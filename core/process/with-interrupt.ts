import { constants } from 'node:os';
import { leave } from '../kernel/guard/guard-end.ts';
import { endProcess } from './end-process.ts';

const signals = ['SIGINT', 'SIGTERM'] as const;
const allSignals = [...signals, 'SIGHUP'] as const;

/** Does work that the first Ctrl-C (or SIGTERM) ends with the result so far, and the second one with the process. */
export async function withInterrupt<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const interrupt = new AbortController();
  const stop = (name: (typeof signals)[number]): void => {
    if (interrupt.signal.aborted) return endProcess(128 + constants.signals[name]);
    interrupt.abort(name);
  };
  for (const name of signals) process.on(name, stop);
  try {
    return await work(interrupt.signal);
  } finally {
    for (const name of signals) process.off(name, stop);
  }
}

/** Does short work that leaves nothing half done: a signal that comes meanwhile ends the process after it. */
export function undisturbed<R>(work: () => R): R {
  const end = (signal: NodeJS.Signals): void => leave(128 + constants.signals[signal]);
  for (const signal of allSignals) process.on(signal, end);
  try {
    return work();
  } finally {
    // What came meanwhile is heard in the next turn.
    setImmediate(() => {
      for (const signal of allSignals) process.off(signal, end);
    });
  }
}
