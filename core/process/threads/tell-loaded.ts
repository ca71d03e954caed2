import { parentPort } from 'node:worker_threads';

/** What a worker tells its pool. */
export const loaded = 'loaded';

/** For the last line of a worker's module: from then on its pool may end it. */
export const tellLoaded = (): void => parentPort?.postMessage(loaded);
