import { parentPort, workerData } from 'node:worker_threads';
import { knownPlaces } from './known-places.ts';
import { pulse } from './pulse.ts';
import { stopAt } from './stop-at.ts';
import type { WatchedWork } from './watched-thread.ts';

/** In a watched thread, before all else: lets the one who watches see how it gets on. Gives what the thread is to do. */
export function joinWatched<Work>(): Work {
  const { pulses, stops, refusals, work } = workerData as WatchedWork<Work>;
  pulse.join(pulses);
  stopAt.set(stops);
  stopAt.refuse(refusals);
  knownPlaces.tell((places) => parentPort?.postMessage({ places }));
  return work;
}
