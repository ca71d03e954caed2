import { Piscina } from 'piscina';
import { loaded } from './join.ts';

/** How a pool is made. */
export interface WorkerPoolOptions {
  /** Of the workers; its last line is `tellLoaded()`. */
  readonly module: URL;
  /** What each of them is given. */
  readonly workerData?: unknown;
  /** How many there are. */
  readonly threads: number;
}

/** How long is waited for a worker that still loads; a machine that needs longer has other troubles. */
const untilLoaded = 1500;

/**
 * Threads that do tasks. None is ended while it loads its modules, for Node 20 would take the whole process with it:
 * "Module::IsGraphAsync must be used on an instantiated module".
 */
export class WorkerPool extends Piscina {
  #loading = 0;
  #allLoaded: () => void = () => {};

  constructor({ module, workerData, threads }: WorkerPoolOptions) {
    super({ filename: module.href, workerData, minThreads: threads, maxThreads: threads });
    this.#loading = threads;
    this.on('message', (message: unknown) => {
      if (message === loaded && --this.#loading === 0) this.#allLoaded();
    });
  }

  override async destroy(): Promise<void> {
    await this.#whenLoaded();
    await super.destroy();
  }

  #whenLoaded(): Promise<void> {
    if (this.#loading <= 0) return Promise.resolve();
    return new Promise((done) => {
      const late = setTimeout(done, untilLoaded);
      this.#allLoaded = () => {
        clearTimeout(late);
        done();
      };
    });
  }
}
