import { InvalidArgumentError, Option } from 'commander';
import { repeatable } from './refuse.ts';

const names = ['junit', 'github', 'sarif', 'tap', 'markdown'] as const;

/** A name that `--reporter` takes. */
export type ReporterName = (typeof names)[number];

/** What `--reporter` was given: a format, and the file that it is written to. */
export interface ReporterAsked {
  readonly name: ReporterName;
  readonly file?: string;
}

/** Adds what one more `--reporter` says. */
function addReporter(text: string, before: readonly ReporterAsked[] = []): readonly ReporterAsked[] {
  const [, given, file] = /^(\w+)(?:=(.+))?$/s.exec(text) ?? [];
  const name = names.find((each) => each === given);
  if (name === undefined)
    throw new InvalidArgumentError(
      `It must be one of ${names.join(', ')}, with a file where it is not to be printed: 'junit=report.xml'`,
    );
  return [...before, { name, ...(file !== undefined && { file }) }];
}

/** `--reporter NAME` prints what a command found out as others read it, `--reporter NAME=FILE` writes it beside what is printed. */
export function reporterOption(): Option {
  const option = new Option(
    '--reporter <NAME[=FILE]>',
    'print it for others, or write it to a file; may be repeated',
  ).argParser(addReporter);
  // For the help, and for shells that complete it.
  option.argChoices = [...names];
  repeatable.add(option);
  return option;
}

/** Whether one of them goes to standard output. */
export const isPrinted = (reporters: readonly ReporterAsked[] = []): boolean =>
  reporters.some(({ file }) => file === undefined);
