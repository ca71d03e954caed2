import { InteractionGone } from '../contract/interaction-gone.ts';
import type { BenchContext } from '../kernel/bench-context.ts';

/** Benches that wait for code that awaits. */
const waiting = new Set<BenchContext>();

/** Node does not say on which bench a promise was made, so each that waits hears of it. */
const hear = (reason: unknown): void => {
  if (reason instanceof InteractionGone) return;
  for (const bench of waiting) bench.unhandled(reason);
};

/** While a bench waits, a promise that nobody awaits and that rejects is a finding, unless it only says that an interaction is gone. */
export async function hearRejections(bench: BenchContext, turns: Promise<void>): Promise<void> {
  if (waiting.size === 0) process.on('unhandledRejection', hear);
  waiting.add(bench);
  try {
    await turns;
  } finally {
    waiting.delete(bench);
    if (waiting.size === 0) process.off('unhandledRejection', hear);
  }
}
