import type { CompletedCommand, CompletedValue } from './completed-command.ts';

/** A script that lets Bash complete these commands. */
export const bashScript = (commands: readonly CompletedCommand[]): string =>
  [
    '# Completion of routeproof for Bash: source <(routeproof completion bash)',
    '_routeproof() {',
    '  local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD - 1]}" command="${COMP_WORDS[1]}"',
    '  COMPREPLY=()',
    '  if ((COMP_CWORD == 1)); then',
    `    ${words(['help', '--version', '--help', ...commands.map(({ name }) => name)])}`,
    '    return',
    '  fi',
    '  case "$command $before" in',
    ...commands.flatMap(({ name, options }) =>
      options
        .filter(({ value }) => value !== 'none')
        .map(({ long, value }) => `    ${quoted(`${name} ${long}`)}) ${completes(value)}; return ;;`),
    ),
    '  esac',
    '  case "$command $word" in',
    ...commands.map(
      ({ name, options }) => `    ${quoted(`${name} -`)}*) ${words(options.map(({ long }) => long))}; return ;;`,
    ),
    '  esac',
    '  case "$command" in',
    ...commands.map(({ name, argument }) => `    ${name}) ${completes(argument)} ;;`),
    `    help) ${words(commands.map(({ name }) => name))} ;;`,
    '  esac',
    '}',
    'complete -F _routeproof routeproof',
  ].join('\n');

const words = (given: readonly string[]): string =>
  `mapfile -t COMPREPLY < <(compgen -W ${quoted(given.join(' '))} -- "$word")`;

/** Names of files are quoted by the shell, where it completes; who calls the function for himself has no such option. */
const files = 'compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$word")';

const completes = (value: CompletedValue): string => {
  if (value === 'file') return files;
  return typeof value === 'string' ? ':' : words(value);
};

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
