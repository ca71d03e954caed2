import { parentPort, workerData } from 'node:worker_threads';
import { knownPlaces } from './known-places.ts';
import { pulse } from './pulse.ts';
import { stopAt } from './stop-at.ts';
import type { PlacesOfWorker, PoolWork } from './watched-pool.ts';

/** In a worker of a watched pool, before it loads anything: lets the pool see how it gets on. */
export function joinPool(): void {
  const { pulses, refusals } = workerData as PoolWork;
  const worker = pulse.join(pulses);
  stopAt.refuse(refusals);
  knownPlaces.tell((places) => parentPort?.postMessage({ worker, places } satisfies PlacesOfWorker));
}
