import { existsSync } from 'node:fs';
import { authorFiles } from '../author-files/author-file.ts';
import { errors } from '../kernel/errors.ts';
import { leave } from '../kernel/guard/guard-end.ts';
import { runChanges } from '../report/run-changes.ts';
import { heardBesideTheRun } from '../process/beside-the-run.ts';
import { exitCodes } from '../process/exit-codes.ts';
import { playFile, type PlayedFile } from './play/play-file.ts';
import { print } from '../process/print.ts';
import { pulse } from '../process/threads/pulse.ts';
import { SavedFiles } from './saved-files.ts';
import { notesText, outcomeText, runText, type RunShown } from './text/run-text.ts';
import { tellError } from '../process/tell-error.ts';

interface Options extends RunShown {
  readonly seed?: number;
}

/** Plays a file, and again after each save of it, of a file that it imports, or of a table that it reads, until it is interrupted. */
export const watch = async (file: string, options: Options, onPlayed: (run: PlayedFile) => void): Promise<never> => {
  if (!existsSync(file)) throw errors.fileMissing(file);
  const replay = replayer(file, options, onPlayed);
  // Nobody looks any more.
  process.stdout.on('error', () => leave(exitCodes.pass));
  const play = async (saved: readonly string[]): Promise<void> => {
    const read: string[] = [];
    if (saved.length > 0) pulse.beginAnew();
    await replay(saved, (each) => read.push(each));
    await files.hear([...read, ...authorFiles()]);
  };
  const files = new SavedFiles(file, play);
  await files.begin();
  print('Watching. Save a file to play again; Ctrl-C ends.');
  return new Promise(() => {});
};

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
