import { existsSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import chokidar, { type FSWatcher } from 'chokidar';

/** An editor may save in several strokes, and chokidar tells only one in 50 ms: so long is waited for the last. */
const stroke = 60;

/** How long it is waited until a file is watched, and how often it is looked. A busy machine takes long. */
const [patience, pause] = [60_000, 10];

/** Hears of saves of an author's file, and of the files that it reads, and does work after each: one after the other. */
export class SavedFiles {
  readonly #watcher: FSWatcher;
  readonly #saved = new Set<string>();
  readonly #read: Set<string>;
  #stroked: NodeJS.Timeout | undefined;
  readonly #do: (saved: readonly string[]) => Promise<void>;
  #working = Promise.resolve();

  /** `work` is given the files that were saved since the last time, as they are called from here. */
  constructor(file: string, work: (saved: readonly string[]) => Promise<void>) {
    this.#do = work;
    this.#read = new Set([resolve(file)]);
    this.#watcher = chokidar.watch(resolve(file), { ignoreInitial: true });
    this.#watcher.on('all', (_event, path) => {
      this.#saved.add(relative(process.cwd(), path));
      clearTimeout(this.#stroked);
      this.#stroked = setTimeout(() => (this.#working = this.#working.then(() => this.#work())), stroke);
    });
  }

  /** Does the work for the first time, when nothing was saved. */
  begin(): Promise<void> {
    return (this.#working = this.#working.then(() => this.#do([])));
  }

  /** From now on saves of these files are heard, too; resolves when they will be. */
  async hear(files: readonly string[]): Promise<void> {
    for (const file of files) this.#read.add(resolve(file));
    this.#watcher.add([...this.#read]);
    await this.#untilHeard();
  }

  /** Hears no more. */
  async close(): Promise<void> {
    clearTimeout(this.#stroked);
    await this.#watcher.close();
  }

  async #work(): Promise<void> {
    const files = [...this.#saved].toSorted();
    this.#saved.clear();
    if (files.length > 0) await this.#do(files);
  }

  /** The watcher begins with a file some time after it was told of it. */
  async #untilHeard(): Promise<void> {
    const isHeard = (file: string) => this.#watcher.getWatched()[dirname(file)]?.includes(basename(file)) ?? false;
    const isMissing = () => !this.#watcher.closed && [...this.#read].some((file) => existsSync(file) && !isHeard(file));
    for (let tries = 0; tries < patience / pause && isMissing(); tries++) await sleep(pause);
  }
}
