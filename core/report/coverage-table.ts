import pc from 'picocolors';
import { padded, widest } from '../kernel/text-width.ts';
import type { Branch } from './branch.ts';

/** Every branch with how often it was taken, in the order of the files. */
export const coverageTable = (
  branches: readonly Branch[],
  { colour = false }: { readonly colour?: boolean } = {},
): string => {
  const { red } = pc.createColors(colour);
  const cells = branches.map(({ file, line, what, times }) => [String(times), `${file}:${line}`, what] as const);
  const widths = [0, 1].map((column) => widest(['times', ...cells.map((row) => row[column]!)]));
  const rows = cells.map(([times, where, what]) => {
    const text = `${times.padStart(widths[0]!)}  ${padded(where, widths[1]!)}  ${what}`;
    return times === '0' ? red(text) : text;
  });
  return [`${'times'.padStart(widths[0]!)}  ${'where'.padEnd(widths[1]!)}  branch`, ...rows, ''].join('\n');
};
