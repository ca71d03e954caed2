import type { BadInput } from './row.ts';

/** A number that an option does not take, and the range that is told. */
const outOfBounds: readonly (readonly [command: string, option: string, value: string, range: string])[] = [
  ['run', '--seed', '-1', '0 to 1000000000000'],
  ['explore', '--seed', '1e99', '0 to 1000000000000'],
  ['explore', '--window', '1.5', '0 to 86400000'],
  ['explore', '--runs', '0', '1 to 1000000000'],
  ['explore', '--steps', '', '1 to 1000000000000'],
  ['explore', '--time', '604801', '1 to 604800'],
  ['explore', '--random', '0', '1 to 1000000000'],
  ['explore', '--shrink', '10x', '0 to 1000000'],
  ['explore', '--workers', '0', '1 to 256'],
  ['simulate', '--workers', '100000', '1 to 256'],
  ['simulate', '--replications', '0', '1 to 100000'],
  ['simulate', '--most', '0', '1 to 100000'],
  ['simulate', '--warm-up', 'NaN', '0 to 604800'],
  ['simulate', '--goal', '101', '1 to 100'],
  ['validate', '--workers', '0x10', '1 to 256'],
  ['validate', '--seed', 'Infinity', '0 to 1000000000000'],
];

/** Words after `routeproof` that make no sense. */
export const commandLine: readonly BadInput[] = [
  {
    wrong: 'a command that is not there',
    args: ['rnu'],
    exit: 3,
    says: /^routeproof has no command 'rnu'\. Did you mean run\? Use one of /,
  },
  {
    wrong: 'an option that is not there',
    args: ['run', 'x.ts', '--jsn'],
    exit: 3,
    says: "routeproof run: unknown option '--jsn' (Did you mean --json?). `routeproof run --help` shows an example.",
  },
  {
    wrong: 'no file to run',
    args: ['run'],
    exit: 3,
    says: "routeproof run: missing required argument 'FILES'. `routeproof run --help` shows an example.",
  },
  ...[
    ...['--watch', '--lanes', '--mermaid', '--trace=run.jsonl', '--only=i1', '--full'].map(
      (option) => ['run', option] as const,
    ),
    ...['--shard=1/2', '--save=race.test.ts'].map((option) => ['explore', option] as const),
  ].map(([command, option]) => ({
    wrong: `${command} ${option} with several files`,
    args: [command, 'a.ts', 'b.ts', option],
    exit: 3,
    says: `routeproof ${command}: ${option.replace(/=.*/, '')} is for one file; call it once for each of them. \`routeproof ${command} --help\` shows an example.`,
  })),
  ...outOfBounds.map(([command, option, value, range]) => ({
    wrong: `${command} ${option} with '${value}'`,
    args: [command, ...(command === 'validate' ? [] : ['x.ts']), option, value],
    exit: 3,
    says: new RegExp(
      `^routeproof ${command}: option '${option} <\\w+>' argument '${value}' is invalid\\. It must be a whole number from ${range}\\.`,
    ),
  })),
  ...['-0', '86401', 'chat=', 'chat=30,chat=40', '20;30', ''].map((value) => ({
    wrong: `simulate --within with '${value}'`,
    args: ['simulate', 'x.ts', '--within', value],
    exit: 3,
    says: /It must be seconds from 0 to 86400, or seconds by medium such as 'chat=30,email=14400', each once/,
  })),
  {
    wrong: 'completion for a shell that is not known',
    args: ['completion', 'ksh'],
    exit: 3,
    says: /value 'ksh' is invalid for argument 'SHELL'\. Allowed choices are bash, zsh, fish/,
  },
  ...['xml', 'junit=', '', 'JUnit'].map((value) => ({
    wrong: `run --reporter with '${value}'`,
    args: ['run', 'x.ts', '--reporter', value],
    exit: 3,
    says: /It must be one of junit, github, sarif, tap, markdown, with a file where it is not to be printed/,
  })),
  ...['2', '0%', '-1%', 'a=1%,a=2%', ''].map((value) => ({
    wrong: `simulate --until-precise with '${value}'`,
    args: ['simulate', 'x.ts', '--until-precise', value],
    exit: 3,
    says: /It must be a percentage above 0, such as '2%', or one for each measure: 'serviceLevel=1%,/,
  })),
  {
    wrong: 'no agents at all',
    args: ['simulate', 'x.ts', '--agents', '0..3'],
    exit: 3,
    says: /It must be whole numbers from 1 to 10000\./,
  },
  {
    wrong: 'half an agent',
    args: ['simulate', 'x.ts', '--agents', '1..2:0.5'],
    exit: 3,
    says: /It must be whole numbers from 1 to 10000\./,
  },
  {
    wrong: 'a range of parameters that is endless',
    args: ['simulate', 'x.ts', '--set', 'patience=1..9:0'],
    exit: 3,
    says: /It must be a number, or a range of at most 1000 such as '10\.\.20' or '10\.\.60:10'\./,
  },
  {
    wrong: 'a parameter that is set twice',
    args: ['simulate', 'x.ts', '--set', 'patience=10', '--set', 'patience=20'],
    exit: 3,
    says: "routeproof simulate: option '--set <NAME=RANGE>' argument 'patience=20' is invalid. 'patience' is set twice; give it one range, such as 'patience=10..60:10'. `routeproof simulate --help` shows an example.",
  },
  {
    wrong: 'a grid of parameters that nobody waits for',
    args: ['simulate', 'x.ts', '--set', 'a=1..1000', '--set', 'b=1..1000', '--set', 'c=1..1000', '--agents', '1..1000'],
    exit: 3,
    says: /1000000000000 simulations of 20 replications are too many: 1000000 replications are the most, in all/,
  },
  {
    wrong: 'agents as an option and as a parameter',
    args: ['simulate', 'x.ts', '--set', 'agents=3', '--agents', '1..4'],
    exit: 3,
    says: /^routeproof simulate: --agents and --set agents=… say the same; give one of them\./,
  },
  {
    wrong: 'more replications than anybody waits for',
    args: ['simulate', 'x.ts', '--agents', '1..1000', '--replications', '100000'],
    exit: 3,
    says: /1000 simulations of 100000 replications are too many: 1000000 replications are the most, in all/,
  },
  {
    wrong: 'a shard that is not one of them',
    args: ['explore', 'x.ts', '--shard', '4/3'],
    exit: 3,
    says: /It must say which of how many, such as '2\/3', of 1000 at most/,
  },
  {
    wrong: 'an option that is given twice with different values',
    args: ['run', 'x.ts', '--seed', '1', '--seed', '2'],
    exit: 3,
    says: "routeproof run: option '--seed' is given twice: '1' and '2'. `routeproof run --help` shows an example.",
  },
  {
    wrong: 'options that exclude each other',
    args: ['run', 'x.ts', '--json', '--mermaid'],
    exit: 3,
    says: "routeproof run: option '--mermaid' cannot be used with option '--json'. `routeproof run --help` shows an example.",
  },
  ...[
    ['--svg', '--no-diagram'],
    ['--plantuml', '--watch'],
    ['--svg', '--mermaid'],
  ].map(([one, other]) => ({
    wrong: `a picture alone on standard output, with ${other}`,
    args: ['run', 'x.ts', one!, other!],
    exit: 3,
    says: `routeproof run: option '${one}' cannot be used with option '${other}'. \`routeproof run --help\` shows an example.`,
  })),
  {
    wrong: 'a file to play behind an option that takes it for its own',
    args: ['run', '--svg', 'x.ts'],
    exit: 3,
    says: "routeproof run: option '--svg [FILE]' argument 'x.ts' is invalid. That is a program and no picture: the files to play come before this option. `routeproof run --help` shows an example.",
  },
  {
    wrong: 'two pictures in one file',
    args: ['flows', '--svg', 'x.out', '--plantuml', 'x.out'],
    exit: 3,
    says: "routeproof flows: --svg and --plantuml name the same file 'x.out'. `routeproof flows --help` shows an example.",
  },
  {
    wrong: 'an option without its value',
    args: ['run', 'x.ts', '--trace'],
    exit: 3,
    says: "routeproof run: option '--trace <FILE>' argument missing. `routeproof run --help` shows an example.",
  },
  {
    wrong: 'more files than are replayed',
    args: ['replay', 'x.ts', '1', 'y.ts'],
    exit: 3,
    says: "routeproof replay: too many arguments for 'replay'. Expected 2 arguments but got 3. `routeproof replay --help` shows an example.",
  },
  {
    wrong: 'an option before the command',
    args: ['--json', 'run', 'x.ts'],
    exit: 3,
    says: "routeproof: unknown option '--json'. `routeproof --help` shows an example.",
  },
  {
    wrong: 'a command without a name',
    args: [''],
    exit: 3,
    says: /^routeproof has no command ''\. Use one of /,
  },
];
