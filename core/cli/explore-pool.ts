import { Piscina } from 'piscina';
import type { ExploredPart } from '../runs/explored-part.ts';
import type { PartRunner } from '../runs/part-task.ts';
import type { ExploreTask } from './explore-worker.ts';
import { valueIn, type WorkerAnswer } from './worker-answer.ts';

/** Plays parts of a search on several cores. Workers are started when there is a part to play. */
export class ExplorePool {
  readonly #file: string;
  readonly #workers: number;
  #pool: Piscina | undefined;

  constructor(file: string, workers: number) {
    this.#file = file;
    this.#workers = workers;
  }

  readonly run: PartRunner = async (part, { signal, onProgress }) => {
    const filename = new URL('./explore-worker.js', import.meta.url).href;
    this.#pool ??= new Piscina({ filename, minThreads: this.#workers, maxThreads: this.#workers });
    const figures = new Float64Array(new SharedArrayBuffer(8 * 5));
    const look = setInterval(() => {
      if (signal?.aborted) figures[0] = 1;
      const [, runs = 0, steps = 0, depth = 0, failures = 0] = figures;
      onProgress?.({ runs, steps, depth, failures });
    }, 50);
    try {
      const task: ExploreTask = { file: this.#file, part, figures };
      const found = valueIn((await this.#pool.run(task, { name: 'exploreInWorker' })) as WorkerAnswer<ExploredPart>);
      onProgress?.({ runs: found.runs, steps: found.steps, depth: 0, failures: found.failures.length });
      return found;
    } finally {
      clearInterval(look);
    }
  };

  async close(): Promise<void> {
    await this.#pool?.destroy();
  }
}
