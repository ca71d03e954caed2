import pc from 'picocolors';
import { padded, widest } from '../kernel/text-width.ts';

/** A branch or function of an author's code, and how often a run took it. */
export interface Branch {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** `if`, `else`, `case 'vip'`, `function route`. */
  readonly what: string;
  readonly times: number;
}

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

/** So many lines are named; a table has them all. */
const named = 8;

/** Branch coverage on one line: `branches: 5 of 7 taken; not taken: strategy.ts:12, strategy.ts:20`. */
export const coverageLine = (branches: readonly Branch[]): string => {
  const left = branches.filter(({ times }) => times === 0);
  const lines = [...new Set(left.map(({ file, line }) => `${file}:${line}`))];
  const more = lines.length - named;
  const names = more > 0 ? [...lines.slice(0, named), `and on ${more} more lines`] : lines;
  const rest = left.length === 0 ? '' : `; not taken: ${names.join(', ')}`;
  return `branches: ${branches.length - left.length} of ${branches.length} taken${rest}\n`;
};
