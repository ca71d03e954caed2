import { CommanderError, type Command, type Option } from 'commander';

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
