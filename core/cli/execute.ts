import { Command, CommanderError } from 'commander';
import { readable } from '../kernel/author/readable.ts';
import { BenchError, errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { authorConsole, keepStandardOutput } from '../loader/author-console.ts';
import { endWithoutAnswer } from '../loader/loading.ts';
import { heardBesideTheRun, listenBesideTheRun } from '../process/beside-the-run.ts';
import { endProcess } from '../process/end-process.ts';
import { exitCodes } from '../process/exit-codes.ts';
import { systemProblem } from '../process/system-problem.ts';
import { tellError } from '../process/tell-error.ts';
import { pulse } from '../process/threads/pulse.ts';
import { stepTimeOfEnvironment } from '../process/threads/step-time.ts';
import { commands } from './commands.ts';
import { refuseRepeated } from './options/refuse.ts';
import { stepTimeOption } from './options/step-time-option.ts';

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

/** Does what a command line says and gives the exit code; where it could not, there is a sentence on stderr. */
export const execute = async (args: readonly string[]): Promise<number> => {
  process.exitCode = undefined;
  listenBesideTheRun();
  heardBesideTheRun();
  const problem = await hindranceOf(args);
  const beside = heardBesideTheRun();
  // What was refused to the author's code has been told, and came here as an error.
  if (problem !== undefined && (beside === undefined || problem.thrown !== beside)) tellError(problem.thrown);
  if (problem !== undefined || beside !== undefined) return exitCodes.couldNotRun;
  return Number(process.exitCode ?? exitCodes.pass);
};

/** Does it, and gives what kept it from being done. */
const hindranceOf = async (args: readonly string[]): Promise<{ readonly thrown: unknown } | undefined> => {
  try {
    const [name, ...rest] = withoutHelpCommand(args);
    pulse.patience = stepTimeOfEnvironment();
    const program = await programFor(name);
    await program.parseAsync(name === undefined ? ['--help'] : [name, ...rest], { from: 'user' });
    return undefined;
  } catch (thrown) {
    const error = readable(thrown);
    if (!(error instanceof CommanderError)) return { thrown: error };
    return error.exitCode === 0 ? undefined : { thrown: badCommand(error, args) };
  }
};

/** `routeproof help run` is `routeproof run --help`. */
const withoutHelpCommand = (args: readonly string[]): readonly string[] => {
  if (args[0] !== 'help') return args;
  return args[1] === undefined ? [] : [args[1], '--help'];
};

const programFor = async (name: string | undefined): Promise<Command> => {
  const program = new Command('routeproof')
    .description('A test bench for URS routing strategies.')
    .option('-V, --version', 'print the version')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .addHelpText('after', '\nExample:\n  routeproof run strategy.ts\n\n`routeproof COMMAND --help` tells more.');
  const known = commands.find((command) => command.name === name);
  if (known) {
    const command = refuseRepeated((await known.load()).copyInheritedSettings(program));
    return program.addCommand(known.isWatched ? command.addOption(stepTimeOption()) : command);
  }
  const names = commands.map((command) => command.name);
  if (name !== undefined && !name.startsWith('-')) throw errors.unknownCommand(name, names, nearestName(name, names));
  for (const { name: each, summary } of commands) program.command(each).description(summary);
  return program;
};

/** Commander's complaint as a sentence of ours: `error: unknown option '--sed'\n(Did you mean --seed?)`. */
const badCommand = ({ message }: CommanderError, [name]: readonly string[]): BenchError => {
  const isCommand = commands.some((command) => command.name === name);
  const problem = message
    .replace(/^error: /, '')
    .replaceAll('\n', ' ')
    .replace(/\.$/, '');
  return errors.badCommand(isCommand ? `routeproof ${name}` : 'routeproof', problem);
};
