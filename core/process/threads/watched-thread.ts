import { Worker } from 'node:worker_threads';
import { lineOf, positionIn, type CodePosition, type PositionsOfModule } from './known-positions.ts';
import { PulseWatch, type StillThread } from './pulse-watch.ts';
import type { WatchedWork } from './join.ts';
import { memoryForPulses } from './pulse.ts';
import type { Refusal, Stop } from './stop-at.ts';
import type { StuckWorker } from './watched-pool.ts';

/** How a watched thread ended. */
export type ThreadEnd =
  | { readonly how: 'exited'; readonly code: number }
  | { readonly how: 'threw'; readonly error: unknown }
  /** It was ended, or is being ended, because an author's code did not get on. */
  | { readonly how: 'still'; readonly still: StillThread; readonly at: CodePosition | undefined };

/** How a watched thread is made. */
export interface WatchedOptions<Work> {
  /** A module that calls `joinWatched` before all else. */
  readonly module: URL;
  readonly work: Work;
  readonly stops?: readonly Stop[];
  readonly refusals?: readonly Refusal[];
  readonly argv?: readonly string[];
  readonly onMessage?: (message: unknown) => void;
}

/** How long is waited for a thread to end that was told to; then it goes on without anybody. */
const untilEnded = 1000;

/** A thread in which code of an author's runs, and which is ended when that does not get on. */
export class WatchedThread<Work> {
  /** Resolves once, and never rejects. */
  readonly ended: Promise<ThreadEnd>;
  readonly #worker: Worker;
  readonly #watch: PulseWatch;
  readonly #pulses: SharedArrayBuffer = memoryForPulses(1);
  readonly #modules: PositionsOfModule[] = [];
  #isOver = false;

  constructor({ module, work, stops = [], refusals = [], argv = [], onMessage }: WatchedOptions<Work>) {
    this.#worker = new Worker(module, {
      workerData: { pulses: this.#pulses, stops, refusals, work } satisfies WatchedWork<Work>,
      argv: [...argv],
    });
    let stuckWorker: ((thread: StillThread, at: CodePosition | undefined) => void) | undefined;
    let still: ((thread: StillThread) => void) | undefined;
    this.#watch = new PulseWatch(this.#pulses, (thread) => still?.(thread)).unref();
    this.#watch.stops = stops;
    this.#worker.on('message', (message: unknown) => {
      const { positions, stuck, at } = message as { readonly positions?: PositionsOfModule } & Partial<StuckWorker>;
      if (positions !== undefined) this.#modules.push(positions);
      else if (stuck !== undefined) stuckWorker?.(stuck, at);
      else onMessage?.(message);
    });
    this.ended = new Promise((done) => {
      const end = (how: ThreadEnd): void => {
        this.#isOver = true;
        this.#watch.close();
        done(how);
      };
      still = (thread) => end({ how: 'still', still: thread, at: positionIn(this.#modules, thread) });
      stuckWorker = (thread, at) => end({ how: 'still', still: thread, at });
      this.#worker.on('exit', (code) => end({ how: 'exited', code }));
      this.#worker.on('error', (error) => end(this.#endOf(error)));
    });
  }

  /** Whether it has ended, or been given up. */
  get isOver(): boolean {
    return this.#isOver;
  }

  post(message: unknown): void {
    this.#worker.postMessage(message);
  }

  /** The author's line that was counted last, as `strategy.ts:4:11`. */
  get lastLine(): string | undefined {
    const last = positionIn(this.#modules, this.#watch.last(0));
    return last && lineOf(last);
  }

  /** Ends the thread; false where it is within a call that cannot be ended, and goes on. */
  stop(): Promise<boolean> {
    const terminated = this.#worker.terminate().then(() => true);
    return Promise.race([
      terminated,
      new Promise<boolean>((done) => setTimeout(() => done(false), untilEnded).unref()),
    ]);
  }

  #endOf(error: unknown): ThreadEnd {
    if (!isOutOfMemory(error)) return { how: 'threw', error };
    const still: StillThread = { ...this.#watch.last(0), why: 'out-of-memory' };
    return { how: 'still', still, at: positionIn(this.#modules, still) };
  }
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
