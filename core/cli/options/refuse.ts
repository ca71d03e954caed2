import { CommanderError, type Command, type Option } from 'commander';
import { resolve } from 'node:path';
import { errors } from '../../kernel/errors.ts';

/** Options that are meant to be given again and again. */
export const repeatable = new WeakSet<Option>();

/** Refuses an option that is given twice with different values: one of the two would go unheard. */
export function refuseRepeated(command: Command): Command {
  for (const option of command.options) {
    if (repeatable.has(option)) continue;
    const { long } = option;
    const given: (string | null | undefined)[] = [];
    command.on(`option:${long!.slice(2)}`, (value: string | null | undefined) => {
      given.push(value);
      const [first] = given;
      if (value !== first)
        throw new CommanderError(1, 'repeated', `option '${long}' is given twice: ${shown(first)} and ${shown(value)}`);
    });
  }
  return command;
}

const shown = (value: string | null | undefined): string =>
  typeof value === 'string' ? `'${value}'` : 'without a value';

/** Refuses two options that would write one file: the one would be lost. */
export function refuseSameFile(command: string, options: Readonly<Record<string, string | boolean | undefined>>): void {
  const seen = new Map<string, string>();
  for (const [option, file] of Object.entries(options)) {
    if (typeof file !== 'string') continue;
    const before = seen.get(resolve(file));
    if (before !== undefined) throw errors.badCommand(command, `${before} and ${option} name the same file '${file}'`);
    seen.set(resolve(file), option);
  }
}

/** Refuses options that are for one file, where there are several. */
export function refuseForMany(command: string, given: object, options: readonly string[]): void {
  const option = options.find((each) => ![undefined, false].includes(Reflect.get(given, each) as undefined));
  if (option !== undefined)
    throw errors.badCommand(command, `--${option} is for one file; call it once for each of them`);
}
