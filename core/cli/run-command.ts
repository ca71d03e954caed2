import { errors } from '../kernel/errors.ts';
import { authorConsole, keepStandardOutput } from '../loader/author-console.ts';
import { endProcess } from '../process/end-process.ts';
import { execute } from './execute.ts';
import { exitCodes } from '../process/exit-codes.ts';
import { endWithoutAnswer } from '../loader/loading.ts';
import { systemProblem } from '../process/system-problem.ts';
import { tellError } from '../process/tell-error.ts';

/** Does what the command line says and ends the process. */
export const runCommand = async (args: readonly string[]): Promise<void> => {
  // Standard output is for what was asked for; what an author's code writes goes into the trace or beside it.
  globalThis.console = authorConsole();
  keepStandardOutput();
  let unwritten: NodeJS.ErrnoException | undefined;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => (unwritten ??= error));
  // Whom nobody can tell anything still has the exit code.
  process.stderr.on('error', () => {});
  // Nothing is left that could come, and the command still waits.
  process.on('beforeExit', endWithoutAnswer);
  const code = await execute(args);
  process.stdout.write('', (error: NodeJS.ErrnoException | null | undefined) => {
    const failed = unwritten ?? error ?? undefined;
    // A reader that has read enough (`| head`) is no fault.
    if (failed === undefined || failed.code === 'EPIPE') return endProcess(code);
    tellError(errors.outputNotWritten(systemProblem(failed)));
    endProcess(exitCodes.couldNotRun);
  });
};
