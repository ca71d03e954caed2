import { debuglog } from 'node:util';
import { authorLine } from '../kernel/author-line.ts';
import { BenchError } from '../kernel/errors.ts';
import { visibleLines } from '../kernel/visible.ts';
import { problemOf } from './problem-of.ts';

const debug = debuglog('routeproof');

/** Says on stderr why a command could not do its work: a sentence, the author's line, the code that a bundler shows. */
export const tellError = (error: unknown): void => {
  debug('%s', error instanceof Error ? error.stack : error);
  process.stderr.write(`${visibleLines(sentenceOf(error))}\n`);
  if (error instanceof BenchError && typeof error.cause === 'string')
    process.stderr.write(`${visibleLines(error.cause)}\n`);
};

const sentenceOf = (error: unknown): string => {
  const where = authorLine(error);
  if (error instanceof BenchError)
    return where === undefined || error.message.includes(where) ? error.message : `${where}: ${error.message}`;
  if (where !== undefined) return `${where} threw: ${problemOf(error)}.`;
  return `Routeproof itself failed: ${problemOf(error)}. With NODE_DEBUG=routeproof it shows where.`;
};
