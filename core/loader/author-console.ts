import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { currentBench } from '../kernel/guard/bench-context.ts';
import { visibleLines } from '../kernel/visible.ts';
import { stopAt } from '../process/threads/stop-at.ts';

let quiet = false;
let isKept = false;

/** What an author's code writes becomes a note of the bench on which it runs; elsewhere it goes to stderr, never to stdout. */
export const authorConsole = (): Console => {
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      take(chunk);
      done();
    },
  });
  return new Console({ stdout: stream, stderr: stream });
};

/** The same for what an author's code writes to standard output itself, on a bench or while it is loaded; for each thread once. */
export function keepStandardOutput(tell: (text: string) => void = take): void {
  if (isKept) return;
  isKept = true;
  const { stdout } = process;
  const real = stdout.write.bind(stdout) as (...values: readonly unknown[]) => boolean;
  stdout.write = (chunk: string | Uint8Array, ...others: readonly unknown[]): boolean => {
    if (currentBench() === undefined) return real(chunk, ...others);
    tell(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
    const done = others.at(-1);
    if (typeof done === 'function') process.nextTick(done as () => void);
    return true;
  };
}

function take(text: string): void {
  const bench = currentBench();
  if (bench?.note !== undefined) bench.note(text.replace(/\n$/, ''));
  else if (!quiet && !stopAt.isAhead) process.stderr.write(visibleLines(text));
}

/** Does something again that was heard before: what it writes is not written twice. */
export const quietly = async <R>(work: () => Promise<R>): Promise<R> => {
  quiet = true;
  try {
    return await work();
  } finally {
    quiet = false;
  }
};
