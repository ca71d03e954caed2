import { availableParallelism } from 'node:os';
import type { Replication } from '../../simulate/run-replication.ts';
import type { Runner } from '../../simulate/replications-of.ts';
import type { LoadableFile } from '../../loader/evaluate-file.ts';
import { valueIn, type WorkerAnswer } from '../../process/threads/worker-answer.ts';
import { perSecond, progressBar, progressLine, type Done, type Progress } from '../text/progress.ts';
import { WatchedPool } from '../../process/threads/watched-pool.ts';
import type { ReplicationTask } from './simulate-worker.ts';
import type { Variant } from '../play/variant.ts';

/** Runs replications on all cores, shows how far they are, and ends them early on Ctrl-C. */
export class SimulationPool {
  readonly workers: number;
  readonly #pool: WatchedPool;
  readonly #figures: Float64Array;
  readonly #free: number[];
  readonly #progress: Progress;
  #expected: number;
  #ended = { done: 0, interactions: 0 };

  /** `replications` is how many there will be in all; as far as that is known; `isBound` says that it is the most there may be. */
  constructor(
    replications: number,
    { workers = availableParallelism(), isBound = false }: { readonly workers?: number; readonly isBound?: boolean },
  ) {
    this.workers = workers;
    this.#expected = replications;
    // One word to stop, and two figures for each replication that is asked for at a time; the last two are for whatever is beyond.
    const slots = 2 * workers + 16;
    this.#figures = new Float64Array(new SharedArrayBuffer(8 * (1 + 2 * (slots + 1))));
    this.#free = Array.from({ length: slots }, (_, index) => 1 + 2 * (index + 1));
    const module = new URL('./simulate-worker.js', import.meta.url);
    this.#pool = new WatchedPool(module, workers);
    this.#progress = isBound ? progressLine((passed) => this.#line(passed)) : progressBar(() => this.#done());
    process.once('SIGINT', this.#stop);
  }

  /** There will be so many more than was known. */
  expect(more: number): void {
    this.#expected += more;
  }

  /** Runs replications of one variant of what was loaded; an error of the bench comes back as one. */
  runnerFor(variant: Variant, sources: LoadableFile, { samples }: { readonly samples: boolean }): Runner {
    return async (replication, options) => {
      const slot = this.#free.pop() ?? 1;
      const shared = this.#figures.buffer as SharedArrayBuffer;
      const sample = samples && replication === 1;
      const task: ReplicationTask = { variant, sources, options: { ...options, sample }, shared, slot };
      try {
        return valueIn((await this.#pool.run(task, { name: 'simulateInWorker' })) as WorkerAnswer<Replication>);
      } finally {
        this.#ended.done++;
        this.#ended.interactions += this.#figures[slot + 1]!;
        this.#figures[slot] = this.#figures[slot + 1] = 0;
        if (slot > 1) this.#free.push(slot);
      }
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

  #line(passed: number): string {
    const { done, interactions } = this.#done();
    const rate = perSecond(interactions, passed).toLocaleString('en');
    return `${Math.floor(done).toLocaleString('en')} replications, ${rate} interactions/s`;
  }

  #done(): Done {
    let { done, interactions } = this.#ended;
    for (let slot = 3; slot < this.#figures.length; slot += 2) {
      done += this.#figures[slot]!;
      interactions += this.#figures[slot + 1]!;
    }
    return { done, of: Math.max(this.#expected, done), interactions };
  }
}
