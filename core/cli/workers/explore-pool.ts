import { MessageChannel } from 'node:worker_threads';
import type { ExploredSubtree } from '../../explore/search/explored-subtree.ts';
import type { SubtreeRunner } from '../../explore/subtrees/subtree-task.ts';
import type { LoadableFile } from '../../loader/evaluate-file.ts';
import type { ExploreTask } from './explore-worker.ts';
import { valueIn, type WorkerAnswer } from '../../process/threads/worker-answer.ts';
import { WorkerPool } from '../../process/threads/worker-pool.ts';

/** A worker takes as long to begin as some thousand runs take: it is started when so many have been played here. */
const beforeWorkers = 5000;

/** Plays parts of a search: the first ones here, and on several cores when the search turns out to be long. */
export class ExplorePool {
  readonly #sources: LoadableFile;
  readonly #workers: number;
  readonly #here: SubtreeRunner;
  #pool: WorkerPool | undefined;
  #played = 0;

  constructor(sources: LoadableFile, workers: number, here: SubtreeRunner) {
    this.#sources = sources;
    this.#workers = workers;
    this.#here = here;
  }

  readonly run: SubtreeRunner = async (part, watch) => {
    if (this.#workers > 1 && this.#played >= beforeWorkers) return this.#runInWorker(part, watch);
    const found = await this.#here(part, watch);
    this.#played += found.runs + found.cutOff + found.byChance;
    return found;
  };

  readonly #runInWorker: SubtreeRunner = async (part, { signal, onProgress, onSubtree }) => {
    const module = new URL('./explore-worker.js', import.meta.url);
    this.#pool ??= new WorkerPool({ module, workerData: this.#sources, threads: this.#workers });
    const figures = new Float64Array(new SharedArrayBuffer(8 * 7));
    const { port1: here, port2: there } = new MessageChannel();
    here.on('message', (soFar: ExploredSubtree) => onSubtree?.(soFar));
    const look = setInterval(() => {
      if (signal?.aborted) figures[0] = 1;
      const [, runs = 0, steps = 0, depth = 0, failures = 0, byChance = 0, runsLeft = 0] = figures;
      onProgress?.({ runs, steps, depth, failures, byChance, runsLeft });
    }, 50);
    try {
      const task: ExploreTask = { part, figures, port: there };
      const how = { name: 'exploreInWorker', transferList: [there] };
      return valueIn((await this.#pool.run(task, how)) as WorkerAnswer<ExploredSubtree>);
    } finally {
      clearInterval(look);
      here.close();
    }
  };

  async close(): Promise<void> {
    await this.#pool?.destroy();
  }
}
