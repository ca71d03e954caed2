import { isMainThread, parentPort } from 'node:worker_threads';
import type { CodePlace } from './code-place.ts';
import { isLeading } from './is-leading.ts';
import type { PlacesOfModule } from './known-places.ts';
import { placeIn } from './place-in.ts';
import { figure, memoryForPulses, pulse } from './pulse.ts';
import { PulseWatch, type StillThread } from './pulse-watch.ts';
import { stopAt, type Refusal } from './stop-at.ts';
import { WorkerPool } from './worker-pool.ts';

/** What each worker of a pool is given beside its tasks. */
export interface PoolWork {
  readonly pulses: SharedArrayBuffer;
  readonly refusals: readonly Refusal[];
}

/** What a worker tells of the places of a module. */
export interface PlacesOfWorker {
  readonly worker: number;
  readonly places: PlacesOfModule;
}

/** What the thread of a command tells the one that watches it: that a worker is stuck. */
export interface StuckWorker {
  readonly stuck: StillThread;
  readonly at: CodePlace | undefined;
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
    const modules = new Map<number, PlacesOfModule[]>();
    this.on('message', ({ worker, places }: Partial<PlacesOfWorker>) => {
      if (worker !== undefined && places !== undefined) modules.set(worker, [...(modules.get(worker) ?? []), places]);
    });
    this.#watch = new PulseWatch(pulses, (still) => {
      const at = placeIn(modules.get(still.index) ?? [], still);
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
