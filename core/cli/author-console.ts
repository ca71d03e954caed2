import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { Findings } from '../bench/findings.ts';
import { currentBench } from '../kernel/bench-context.ts';
import { visibleLines } from '../kernel/visible.ts';

let quiet = false;

/** What an author's code writes becomes a note of the bench on which it runs; elsewhere it goes to stderr, never to stdout. */
export const authorConsole = (): Console => {
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      const bench = currentBench();
      if (bench instanceof Findings) bench.note(chunk.replace(/\n$/, ''));
      else if (!quiet) process.stderr.write(visibleLines(chunk));
      done();
    },
  });
  return new Console({ stdout: stream, stderr: stream });
};

/** Does something again that was heard before: what it writes is not written twice. */
export const quietly = async <R>(work: () => Promise<R>): Promise<R> => {
  quiet = true;
  try {
    return await work();
  } finally {
    quiet = false;
  }
};
