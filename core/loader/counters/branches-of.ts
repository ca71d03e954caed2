import { relative } from 'node:path';
import type { Branch } from '../../report/branch.ts';
import type { CodeProbe } from './code-probe.ts';

/** The branches and functions of an author's files, in the order of the text, with how often each was taken. */
export const branchesOf = ({ places, counts }: CodeProbe): readonly Branch[] =>
  places
    .map(({ file, ...place }, index) => ({ ...place, file: relative(process.cwd(), file), times: counts[index]! }))
    .filter(({ kind }) => kind !== 'loop')
    .toSorted((one, other) => compare(one.file, other.file) || one.line - other.line || one.column - other.column)
    .map(({ file, line, column, what, times }) => ({ file, line, column, what, times }));

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
