import { strategy, type BadInput } from './row.ts';

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
    says: "routeproof run: missing required argument 'FILE'. `routeproof run --help` shows an example.",
  },
  {
    wrong: 'a trace in a folder that is not there',
    files: { 'vip.ts': strategy('route: () => stop()') },
    args: ['run', 'vip.ts', '--trace', 'no/such/folder.jsonl'],
    exit: 3,
    says: /^'no\/such\/folder\.jsonl' cannot be written: /,
  },
];
