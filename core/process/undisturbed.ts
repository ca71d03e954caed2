import { constants } from 'node:os';
import { leave } from '../kernel/guard/guard-end.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Does short work that leaves nothing half done: a signal that comes meanwhile ends the process after it. */
export function undisturbed<R>(work: () => R): R {
  const end = (signal: NodeJS.Signals): void => leave(128 + constants.signals[signal]);
  for (const signal of signals) process.on(signal, end);
  try {
    return work();
  } finally {
    // What came meanwhile is heard in the next turn.
    setImmediate(() => {
      for (const signal of signals) process.off(signal, end);
    });
  }
}
