import type { CompletedCommand, CompletedValue } from './completed-command.ts';

/** A script that lets zsh complete these commands. */
export const zshScript = (commands: readonly CompletedCommand[]): string =>
  [
    '#compdef routeproof',
    '# Completion of routeproof for zsh: routeproof completion zsh > ~/.zfunc/_routeproof, where ~/.zfunc is in $fpath',
    '_routeproof() {',
    '  if (( CURRENT == 2 )); then',
    '    local -a commands=(',
    ...commands.map(({ name, summary }) => `      ${quoted(`${name}:${summary}`)}`),
    '    )',
    '    _describe command commands',
    '    return',
    '  fi',
    '  local command=${words[2]}',
    '  shift words',
    '  (( CURRENT-- ))',
    '  case $command in',
    ...commands.flatMap(({ name, options, argument }) => [
      `    ${name}) _arguments ${[
        ...options.map(({ long, says, value }) => quoted(`${long}[${plain(says)}]${takes(value, 'value')}`)),
        ...(argument === 'none' ? [] : [quoted(`*${takes(argument, 'argument')}`)]),
      ].join(' ')} ;;`,
    ]),
    '  esac',
    '}',
    'if [[ $funcstack[1] == _routeproof ]]; then _routeproof "$@"; else compdef _routeproof routeproof; fi',
  ].join('\n');

const takes = (value: CompletedValue, name: string): string => {
  if (value === 'none') return '';
  if (value === 'file') return `:${name}:_files`;
  return value === 'any' ? `:${name}: ` : `:${name}:(${value.join(' ')})`;
};

/** In a description brackets and colons mean something. */
const plain = (text: string): string => text.replaceAll(/[[\]:\\]/g, String.raw`\$&`);

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
