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
  const message = stripVTControlCharacters(complaint.message).replace(/^\[\w+\] /, '');
  const unread = unreadable(message);
  if (unread !== undefined) return unread;
  const [first = '', ...frame] = message.split('\n');
  const problem = first.replace(/[.\s]+$/, '');
  const sentence =
    importError(complaint, problem) ??
    jsonError(complaint, message, problem) ??
    errors.fileSyntax(positionOf(complaint), problem);
  const picture = frame.join('\n').trimEnd();
  if (picture !== '') sentence.cause = picture;
  return sentence;
};

/** What the bundler could not even begin with: bytes that are no text, or a `package.json` on the way up that is none. */
const unreadable = (message: string): BenchError | undefined => {
  const [, file, reason] = /^Could not load (.+?) - (.+?)\.?\n/.exec(message) ?? [];
  if (file !== undefined && reason !== undefined)
    return errors.fileUnreadable(file, /valid UTF-8/.test(reason) ? 'it is no text in UTF-8' : reason);
  const [, path, problem, line, column] =
    /^JSONError \{ path: "(.+)", message: "(.+)", line: (\d+), column: (\d+) \}/m.exec(message) ?? [];
  return path === undefined
    ? undefined
    : errors.jsonSyntax(`${relative(process.cwd(), path)}:${line}:${Math.max(1, Number(column))}`, problem!);
};

/** Of a file of JSON that is imported, the position stands in the picture only. */
const jsonError = ({ code }: Complaint, message: string, problem: string): BenchError | undefined =>
  code === 'JSON_PARSE' ? errors.jsonSyntax(/\[ (\S+:\d+:\d+) \]/.exec(message)?.[1] ?? 'A file', problem) : undefined;

const importError = (complaint: Complaint, problem: string): BenchError | undefined => {
  const { code, exporter } = complaint;
  if (code === 'UNRESOLVED_IMPORT' && exporter !== undefined)
    return errors.fileImportMissing(positionOf(complaint), exporter, undefined);
  const [, name, from] = /^"(.+)" is not exported by "(.+)"$/.exec(problem) ?? [];
  return name === undefined ? undefined : errors.fileImportMissing(positionOf(complaint), name, from);
};

const positionOf = ({ loc, id }: Complaint): string => {
  const file = relative(process.cwd(), loc?.file ?? id ?? '') || 'The file';
  return loc === undefined ? file : `${file}:${loc.line}:${loc.column + 1}`;
};
