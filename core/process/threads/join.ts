import { parentPort, workerData } from 'node:worker_threads';
import { knownPositions, type PositionsOfModule } from './known-positions.ts';
import { pulse } from './pulse.ts';
import { stopAt, type Refusal, type Stop } from './stop-at.ts';

/** What a watched thread is given beside its own work. */
export interface WatchedWork<Work> {
  readonly pulses: SharedArrayBuffer;
  /** Where it is to end an author's code, because a thread before it did not get on there. */
  readonly stops: readonly Stop[];
  readonly refusals: readonly Refusal[];
  readonly work: Work;
}

/** What each worker of a pool is given beside its tasks. */
export interface PoolWork {
  readonly pulses: SharedArrayBuffer;
  readonly refusals: readonly Refusal[];
}

/** What a worker tells of the positions of a module. */
export interface PositionsOfWorker {
  readonly worker: number;
  readonly positions: PositionsOfModule;
}

/** In a watched thread, before all else: lets the one who watches see how it gets on. Gives what the thread is to do. */
export function joinWatched<Work>(): Work {
  const { pulses, stops, refusals, work } = workerData as WatchedWork<Work>;
  pulse.join(pulses);
  stopAt.set(stops);
  stopAt.refuse(refusals);
  knownPositions.tell((positions) => parentPort?.postMessage({ positions }));
  return work;
}

/** In a worker of a watched pool, before it loads anything: lets the pool see how it gets on. */
export function joinPool(): void {
  const { pulses, refusals } = workerData as PoolWork;
  const worker = pulse.join(pulses);
  stopAt.refuse(refusals);
  knownPositions.tell((positions) => parentPort?.postMessage({ worker, positions } satisfies PositionsOfWorker));
}

/** What a worker tells its pool. */
export const loaded = 'loaded';

/** For the last line of a worker's module: from then on its pool may end it. */
export const tellLoaded = (): void => parentPort?.postMessage(loaded);
