import type { Command, Option } from 'commander';
import { referenceFlows } from '../../protocol/flows/reference-flows.ts';
import { exampleNames } from '../new/own-package.ts';

/** What a word may be: a file, one of some words, anything else; or nothing where none comes. */
export type CompletedValue = 'file' | 'any' | 'none' | readonly string[];

/** An option of a command. */
export interface CompletedOption {
  /** `--json`. */
  readonly long: string;
  readonly says: string;
  readonly value: CompletedValue;
}

/** A command as a shell completes it. */
export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  /** Its words that are no options. */
  readonly argument: CompletedValue;
}

/** Words that are known, and stand in no list of the command itself. */
const known: Readonly<Record<string, () => readonly string[]>> = {
  'new --from': exampleNames,
  'flows ID': () => referenceFlows.map(({ id }) => id),
};

/** What is completed of a command, read from the command itself. */
export function completedCommand(command: Command, summary: string): CompletedCommand {
  const name = command.name();
  const [first] = command.registeredArguments;
  const help = { long: '--help', says: 'tell more', value: 'none' } as const;
  return {
    ...{ name, summary },
    options: [...command.options.filter(({ hidden }) => !hidden).map((option) => completedOption(name, option)), help],
    argument: first === undefined ? 'none' : valueOf(`${name} ${first.name()}`, first.name(), first.argChoices),
  };
}

const completedOption = (command: string, option: Option): CompletedOption => {
  const { flags, description, argChoices } = option;
  const long = option.long!;
  const [, placeholder] = /[<[](.+)[>\]]$/.exec(flags) ?? [];
  const value = placeholder === undefined ? 'none' : valueOf(`${command} ${long}`, placeholder, argChoices);
  return { long, says: description, value };
};

const valueOf = (key: string, placeholder: string, choices: readonly string[] | undefined): CompletedValue =>
  known[key]?.() ?? choices ?? (/^FILES?$/.test(placeholder) ? 'file' : 'any');
