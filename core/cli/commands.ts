import type { Command } from 'commander';

/** A command as the overview lists it; its file is imported when it is called. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** Every command that works, in the order of the help page. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'run',
    summary: 'play a strategy or a scenario once, and show what happened',
    load: async () => (await import('./run.ts')).runCommandOf(),
  },
];
