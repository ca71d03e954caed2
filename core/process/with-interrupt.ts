import { constants } from 'node:os';
import { endProcess } from './end-process.ts';

const signals = ['SIGINT', 'SIGTERM'] as const;

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
