import { InteractionGone } from '../contract/strategy.ts';
import { currentBench } from '../kernel/guard/bench-context.ts';
import { readable } from '../kernel/author/readable.ts';
import { macrotask } from '../kernel/clock/macrotask.ts';

/** How many benches wait for code that awaits. */
let waiting = 0;

/** A promise rejects on the bench on which it was made; Node asks in the context of the promise. */
const hear = (rejected: unknown): void => {
  const reason = readable(rejected);
  if (isGone(reason)) return;
  const bench = currentBench();
  if (bench?.rejected !== undefined) bench.rejected(reason);
  else if (bench !== undefined) bench.unhandled(reason);
  // It is of no bench: without this listener Node would have ended the process with it.
  else if (process.listenerCount('unhandledRejection') === 1) throw reason;
};

/** While a bench waits, a promise that nobody awaits and that rejects is a finding, unless it only says that an interaction is gone. */
export async function hearRejections(turns: Promise<void>): Promise<void> {
  if (waiting++ === 0) process.on('unhandledRejection', hear);
  try {
    await turns;
    // What the last steps left to reject comes when all that awaits has settled.
    await macrotask();
  } finally {
    if (--waiting === 0) process.off('unhandledRejection', hear);
  }
}

const isGone = (reason: unknown): boolean =>
  reason instanceof InteractionGone || (reason instanceof AggregateError && reason.errors.every(isGone));
