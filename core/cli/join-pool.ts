import { isMainThread, parentPort } from 'node:worker_threads';
import { workerData } from 'piscina';
import { knownPlaces } from './known-places.ts';
import { pulse } from './pulse.ts';
import { stopAt } from './stop-at.ts';
import type { PlacesOfWorker, PoolWork } from './watched-pool.ts';

/** In a worker of a watched pool, before it loads anything: lets the pool see how it gets on. Elsewhere it does nothing. */
export function joinPool(): void {
  const work = workerData as PoolWork | undefined;
  if (isMainThread || work?.pulses === undefined) return;
  const worker = pulse.join(work.pulses);
  stopAt.refuse(work.refusals);
  knownPlaces.tell((places) => parentPort?.postMessage({ worker, places } satisfies PlacesOfWorker));
}
