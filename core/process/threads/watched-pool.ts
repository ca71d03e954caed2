import { isMainThread, parentPort } from 'node:worker_threads';
import { isLeading } from '../beside-the-run.ts';
import { type PositionsOfModule, type CodePosition, positionIn } from './known-positions.ts';
import { PulseWatch, type StillThread } from './pulse-watch.ts';
import { figure, memoryForPulses, pulse } from './pulse.ts';
import { stopAt } from './stop-at.ts';
import type { PositionsOfWorker, PoolWork } from './join.ts';
import { WorkerPool } from './worker-pool.ts';

/** What the thread of a command tells the one that watches it: that a worker is stuck. */
export interface StuckWorker {
  readonly stuck: StillThread;
  readonly at: CodePosition | undefined;
}

/** Workers in which code of an author's runs. Where it does not come back in one of them, the main thread begins the command anew without it. */
export class WatchedPool extends WorkerPool {
  readonly #watch: PulseWatch | undefined;

  constructor(module: URL, threads: number) {
    const pulses = memoryForPulses(threads);
    const workerData: PoolWork = { pulses, refusals: stopAt.refusals };
    super({ module, workerData, threads });
    // In the main thread nobody could begin anew.
    if (isMainThread || !isLeading()) return;
    const modules = new Map<number, PositionsOfModule[]>();
    this.on('message', ({ worker, positions }: Partial<PositionsOfWorker>) => {
      if (worker !== undefined && positions !== undefined)
        modules.set(worker, [...(modules.get(worker) ?? []), positions]);
    });
    this.#watch = new PulseWatch(pulses, (still) => {
      const at = positionIn(modules.get(still.index) ?? [], still);
      parentPort!.postMessage({ stuck: still, at } satisfies StuckWorker);
    }).unref();
    const said = pulse.figures[figure.patience]!;
    if (said > 0) this.#watch.patience = said;
  }

  override async destroy(): Promise<void> {
    this.#watch?.close();
    await super.destroy();
  }
}
