import { authorConsole } from './author-console.ts';
import { execute } from './execute.ts';
import { exitCodes } from './exit-codes.ts';
import { tellError } from './tell-error.ts';

/** Does what the command line says and ends the process. */
export const runCommand = async (args: readonly string[]): Promise<void> => {
  // Standard output is for what was asked for; what an author's code writes goes into the trace or beside it.
  globalThis.console = authorConsole();
  process.stdout.on('error', () => process.exit());
  process.on('uncaughtException', (error) => {
    tellError(error);
    end(exitCodes.couldNotRun);
  });
  end(await execute(args));
};

/** An author's open timers must not keep the process, but what was written has to arrive. */
const end = (code: number): void => {
  process.stdout.write('', () => process.exit(code));
};
