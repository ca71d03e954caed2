import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { BenchError, errors } from '../kernel/errors.ts';

/** What rolldown tells about one thing that is wrong with a file. */
interface Complaint {
  readonly code?: string;
  readonly message: string;
  readonly id?: string;
  readonly exporter?: string;
  /** The column counts from 0. */
  readonly loc?: { readonly line: number; readonly column: number; readonly file?: string };
  readonly cause?: unknown;
}

/** A sentence in place of the bundler's complaints; the lines of code that it shows become the `cause`. */
export const bundleError = (error: unknown): unknown => {
  if (error instanceof BenchError || !(error instanceof Error)) return error;
  const [complaint] = (error as Error & { readonly errors?: readonly Complaint[] }).errors ?? [error as Complaint];
  if (complaint === undefined) return error;
  if (complaint instanceof BenchError) return complaint;
  if (complaint.cause instanceof BenchError) return complaint.cause;
  const [first = '', ...frame] = stripVTControlCharacters(complaint.message).split('\n');
  const problem = first.replace(/^\[\w+\] /, '').replace(/[.\s]+$/, '');
  const sentence = importError(complaint, problem) ?? errors.fileSyntax(placeOf(complaint), problem);
  const picture = frame.join('\n').trimEnd();
  if (picture !== '') sentence.cause = picture;
  return sentence;
};

const importError = (complaint: Complaint, problem: string): BenchError | undefined => {
  const { code, exporter } = complaint;
  if (code === 'UNRESOLVED_IMPORT' && exporter !== undefined)
    return errors.fileImportMissing(placeOf(complaint), exporter, undefined);
  const [, name, from] = /^"(.+)" is not exported by "(.+)"$/.exec(problem) ?? [];
  return name === undefined ? undefined : errors.fileImportMissing(placeOf(complaint), name, from);
};

const placeOf = ({ loc, id }: Complaint): string => {
  const file = relative(process.cwd(), loc?.file ?? id ?? '') || 'The file';
  return loc === undefined ? file : `${file}:${loc.line}:${loc.column + 1}`;
};
