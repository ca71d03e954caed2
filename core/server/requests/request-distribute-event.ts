import type { Handler } from '../handler.ts';

/** URS reports its virtual queues so. The server answers nobody and tells nobody: nothing of its own changes. */
export const requestDistributeEvent: Handler<'RequestDistributeEvent'> = () => {};
