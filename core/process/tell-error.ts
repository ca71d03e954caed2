import { debuglog } from 'node:util';
import { authorLine, comesFromBench } from '../kernel/author/author-line.ts';
import { BenchError, errors } from '../kernel/errors.ts';
import { visibleLines } from '../kernel/visible.ts';
import { problemOf } from '../kernel/author/problem-of.ts';
import { readable } from '../kernel/author/readable.ts';

const debug = debuglog('routeproof');

/** Says on stderr why a command could not do its work: a sentence, the author's line, the code that a bundler shows. */
export const tellError = (thrown: unknown): void => {
  const error = readable(thrown);
  debug('%s', error instanceof Error ? error.stack : error);
  process.stderr.write(`${visibleLines(sentenceOf(error))}\n`);
  if (error instanceof BenchError && typeof error.cause === 'string')
    process.stderr.write(`${visibleLines(error.cause)}\n`);
};

/** What was thrown as a sentence, with the author's line where that is known. */
export const sentenceOf = (thrown: unknown): string => {
  const error = readable(thrown);
  const where = authorLine(error);
  if (error instanceof BenchError)
    return where === undefined || error.message.includes(where) ? error.message : `${where}: ${error.message}`;
  if (where !== undefined) return `${where} threw: ${problemOf(error)}.`;
  return nobodysLine(error).message;
};

/** Without an author's line: the system's refusal, a fault of ours, or one of what the author's files have begun. */
const nobodysLine = (error: unknown): BenchError => {
  const problem = problemOf(error);
  if (error instanceof Error && 'syscall' in error)
    return errors.systemRefused(error.syscall === 'uv_cwd' ? 'the folder that you are in is gone' : problem);
  return comesFromBench(error) ? errors.ownFault(problem) : errors.failedUncaught(undefined, problem);
};
