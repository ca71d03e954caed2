import { leave } from '../kernel/guard/guard-end.ts';

/** Ends the process when what was written has arrived: an author's open timers do not keep it. */
export const endProcess = (code: number): void => {
  process.stdout.write('', () => process.stderr.write('', () => leave(code)));
};
