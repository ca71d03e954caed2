import { existsSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import chokidar, { type FSWatcher } from 'chokidar';
import { authorFiles } from '../author-files/author-file.ts';
import { errors } from '../kernel/errors.ts';
import { leave } from '../kernel/guard/guard-end.ts';
import { runChanges } from '../report/run-changes.ts';
import { heardBesideTheRun } from '../process/beside-the-run.ts';
import { exitCodes } from '../process/exit-codes.ts';
import { playFile, type PlayedFile } from './play/play-file.ts';
import { print } from '../process/print.ts';
import { pulse } from '../process/threads/pulse.ts';
import { notesText, outcomeText, runText, type RunShown } from './text/run-text.ts';
import { tellError } from '../process/tell-error.ts';

/** An editor may save in several strokes, and chokidar tells only one in 50 ms: so long is waited for the last. */
const stroke = 60;

/** How long it is waited until a file is watched, and how often it is looked. A busy machine takes long. */
const [patience, pause] = [60_000, 10];

interface Options extends RunShown {
  readonly seed?: number;
}

/** Plays a file, and again after each save of it, of a file that it imports, or of a table that it reads, until it is interrupted. */
export const watch = async (file: string, options: Options, onPlayed: (run: PlayedFile) => void): Promise<never> => {
  if (!existsSync(file)) throw errors.fileMissing(file);
  const replay = replayer(file, options, onPlayed);
  // Nobody looks any more.
  process.stdout.on('error', () => leave(exitCodes.pass));
  const watcher = chokidar.watch(resolve(file), { ignoreInitial: true });
  const saved = new Set<string>();
  const read = new Set<string>([resolve(file)]);
  let stroked: NodeJS.Timeout | undefined;
  let playing = Promise.resolve();
  const play = async (): Promise<void> => {
    const files = [...saved].toSorted();
    saved.clear();
    if (files.length > 0) pulse.beginAnew();
    await replay(files, (each) => read.add(resolve(each)));
    for (const each of authorFiles()) read.add(resolve(each));
    watcher.add([...read]);
    await untilHeard(watcher, [...read]);
  };
  watcher.on('all', (_event, path) => {
    saved.add(relative(process.cwd(), path));
    clearTimeout(stroked);
    stroked = setTimeout(() => (playing = playing.then(() => (saved.size > 0 ? play() : undefined))), stroke);
  });
  playing = play().then(() => print('Watching. Save a file to play again; Ctrl-C ends.'));
  return new Promise(() => {});
};

/** Until a save of these files will be noticed: the watcher begins with a file some time after it was told of it. */
async function untilHeard(watcher: FSWatcher, files: readonly string[]): Promise<void> {
  const isHeard = (file: string) => watcher.getWatched()[dirname(file)]?.includes(basename(file)) ?? false;
  for (let tries = 0; tries < patience / pause && files.some((file) => existsSync(file) && !isHeard(file)); tries++)
    await sleep(pause);
}

type Replay = (saved: readonly string[], onFile: (file: string) => void) => Promise<void>;

const replayer = (file: string, options: Options, onPlayed: (run: PlayedFile) => void): Replay => {
  let before: PlayedFile | undefined;
  const { seed } = options;
  return async (saved, onFile) => {
    if (saved.length > 0) print(`\n── ${saved.join(', ')}`);
    try {
      const run = await playFile(file, seed === undefined ? {} : { seed }, onFile);
      if (before !== undefined || !options.diagram) process.stderr.write(notesText(run.played.notes));
      print(before === undefined ? runText(run, options) : changesText(before, run, options));
      before = run;
      onPlayed(run);
    } catch (error) {
      if (error !== heardBesideTheRun()) tellError(error);
    }
    // What goes wrong in the author's code after a run is told with the next, and watching goes on.
    heardBesideTheRun();
  };
};

const changesText = (before: PlayedFile, run: PlayedFile, options: Options): string => {
  const changes = runChanges(before.played, run.played);
  const lines = changes.length === 0 ? ['The trace is the same.'] : changes;
  return `${lines.join('\n')}\n${outcomeText(run, options, before.played.verdict)}`;
};
