import { availableParallelism } from 'node:os';
import type { Replication } from '../../simulate/run-replication.ts';
import type { Runner } from '../../simulate/simulate.ts';
import type { LoadableFile } from '../../loader/evaluate-file.ts';
import { valueIn, type WorkerAnswer } from '../../process/threads/worker-answer.ts';
import { progressBar, type Done, type Progress } from '../text/progress.ts';
import { WatchedPool } from '../../process/threads/watched-pool.ts';
import type { ReplicationTask } from './simulate-worker.ts';
import type { Variant } from '../play/variant.ts';

/** Runs replications on all cores, shows how far they are, and ends them early on Ctrl-C. */
export class SimulationPool {
  readonly workers: number;
  readonly #pool: WatchedPool;
  readonly #figures: Float64Array;
  readonly #replications: number;
  readonly #progress: Progress;
  #slots = 1;

  /** `replications` is how many there will be in all. */
  constructor(replications: number, { workers = availableParallelism() }: { readonly workers?: number }) {
    this.workers = workers;
    this.#replications = replications;
    // One word to stop, and two figures for each replication and for each search for a warm-up.
    this.#figures = new Float64Array(new SharedArrayBuffer(8 * (1 + 4 * replications)));
    const module = new URL('./simulate-worker.js', import.meta.url);
    this.#pool = new WatchedPool(module, workers);
    this.#progress = progressBar(() => this.#done());
    process.once('SIGINT', this.#stop);
  }

  /** Runs replications of one variant of what was loaded; an error of the bench comes back as one. */
  runnerFor(variant: Variant, sources: LoadableFile, { samples }: { readonly samples: boolean }): Runner {
    return async (replication, options) => {
      const slot = this.#slots;
      this.#slots += 2;
      const shared = this.#figures.buffer as SharedArrayBuffer;
      const sample = samples && replication === 1;
      const task: ReplicationTask = { variant, sources, options: { ...options, sample }, shared, slot };
      return valueIn((await this.#pool.run(task, { name: 'simulateInWorker' })) as WorkerAnswer<Replication>);
    };
  }

  async close(): Promise<void> {
    process.off('SIGINT', this.#stop);
    this.#progress.stop();
    await this.#pool.destroy();
  }

  readonly #stop = (): void => {
    this.#figures[0] = 1;
  };

  #done(): Done {
    let [done, interactions] = [0, 0];
    for (let slot = 1; slot < this.#figures.length; slot += 2) {
      done += this.#figures[slot]!;
      interactions += this.#figures[slot + 1]!;
    }
    return { done, of: this.#replications, interactions };
  }
}
