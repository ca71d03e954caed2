import { Command, CommanderError } from 'commander';
import { BenchError, errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { commands } from './commands.ts';
import { exitCodes } from './exit-codes.ts';
import { tellError } from './tell-error.ts';

/** Does what a command line says and gives the exit code; where it could not, there is a sentence on stderr. */
export const execute = async (args: readonly string[]): Promise<number> => {
  process.exitCode = undefined;
  try {
    const [name, ...rest] = withoutHelpCommand(args);
    const program = await programFor(name);
    await program.parseAsync(name === undefined ? ['--help'] : [name, ...rest], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) return couldNotRun(error);
    if (error.exitCode !== 0) return couldNotRun(badCommand(error, args));
  }
  return Number(process.exitCode ?? exitCodes.pass);
};

const couldNotRun = (error: unknown): number => {
  tellError(error);
  return exitCodes.couldNotRun;
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
  if (known) return program.addCommand((await known.load()).copyInheritedSettings(program));
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
