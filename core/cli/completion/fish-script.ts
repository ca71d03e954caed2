import type { CompletedCommand, CompletedValue } from './completed-command.ts';

/** A script that lets fish complete these commands. */
export const fishScript = (commands: readonly CompletedCommand[]): string =>
  [
    '# Completion of routeproof for fish: routeproof completion fish > ~/.config/fish/completions/routeproof.fish',
    'complete -c routeproof -f',
    ...commands.map(
      ({ name, summary }) => `complete -c routeproof -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
    ),
    ...commands.flatMap(({ name, options, argument }) => {
      const there = `complete -c routeproof -n ${quoted(`__fish_seen_subcommand_from ${name}`)}`;
      return [
        ...(argument === 'file' ? [`${there} -F`] : []),
        ...(typeof argument === 'string' ? [] : [`${there} -a ${quoted(argument.join(' '))}`]),
        ...options.map(({ long, says, value }) => `${there} -l ${long.slice(2)}${takes(value)} -d ${quoted(says)}`),
      ];
    }),
  ].join('\n');

const takes = (value: CompletedValue): string => {
  if (value === 'none') return '';
  if (value === 'file') return ' -r -F';
  return value === 'any' ? ' -x' : ` -x -a ${quoted(value.join(' '))}`;
};

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;
