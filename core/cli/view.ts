import { Command } from 'commander';
import { checkIsFile } from '../process/check-is-file.ts';
import { print } from '../process/print.ts';
import { figure, pulse } from '../process/threads/pulse.ts';
import { withInterrupt } from '../process/with-interrupt.ts';
import { bounded } from './options/bounds.ts';
import { stepTimeOption } from './options/step-time-option.ts';

interface Asked {
  readonly port?: number;
  readonly seed?: number;
}

/** `routeproof view FILE`: shows a run in a browser, and plays it again after each save and with what is chosen there. */
export const view = (): Command =>
  new Command('view')
    .description('Shows a run in a browser, plays it again after each save, and lets events come in another order.')
    .argument('<FILE>', 'TypeScript or JavaScript that exports a strategy or a scenario by default')
    .option('--port <N>', 'serve at this port (default: one that is free)', bounded('port'))
    .option('--seed <N>', 'seed of all chance (default: 1)', bounded('seed'))
    .addOption(stepTimeOption())
    .addHelpText(
      'after',
      '\nExample:\n  routeproof view scenario.ts\n  routeproof view scenario.ts --port 4711\n\nOnly this machine can open the page. Ctrl-C ends.\n\nExit: 0 when it was ended, 3 could not run.',
    )
    .action(viewed);

async function viewed(file: string, { port, seed = 1 }: Asked): Promise<void> {
  checkIsFile(file);
  const [{ LiveRuns }, { LiveServer }, { SavedFiles }] = await Promise.all([
    import('./view/live-runs.ts'),
    import('./view/live-server.ts'),
    import('./saved-files.ts'),
  ]);
  const patience = pulse.figures[figure.patience]!;
  let heard = Promise.resolve();
  const onLoaded = (read: readonly string[]): void => void (heard = files.hear(read));
  const runs = new LiveRuns({ file, seed, patience, onLoaded });
  const server = new LiveServer(file, runs);
  const files = new SavedFiles(file, async (saved) => {
    runs.saved();
    server.tell(saved);
  });
  try {
    await withInterrupt(async (signal) => {
      await server.open(port);
      print(`The run of ${file} is shown at ${server.address}`);
      // It is there when somebody looks.
      await Promise.race([runs.play({}).then(() => heard), aborted(signal)]);
      if (!signal.aborted) print('Save a file to play again; Ctrl-C ends.');
      await aborted(signal);
    });
  } finally {
    await Promise.all([files.close(), server.close(), runs.close()]);
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done());
  });
