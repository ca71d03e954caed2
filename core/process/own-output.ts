import fs from 'node:fs';
import { Writable } from 'node:stream';
import { isatty, WriteStream } from 'node:tty';

// Taken when this file is loaded, before the guard against files is installed.
const { writeSync } = fs;

/**
 * Gives this thread the process's own output. A thread's usual output goes through the thread that made it, which would
 * have to be free for it, and nothing in it would know whether it is a terminal.
 */
export function ownOutput(): void {
  for (const [name, fd] of [
    ['stdout', 1],
    ['stderr', 2],
  ] as const)
    Object.defineProperty(process, name, {
      configurable: true,
      enumerable: true,
      value: Object.assign(isatty(fd) ? new WriteStream(fd) : streamTo(fd), {
        ...askedByNode(process[name]),
        ...{ fd, destroySoon: () => {} },
      }),
    });
}

/** From Node 22 on the thread that made this one asks its usual output for more, by a symbol; there is never more. */
const askedByNode = (usual: object): object =>
  Object.fromEntries(
    Object.getOwnPropertySymbols(Object.getPrototypeOf(usual))
      .filter(({ description }) => description === 'kStdioWantsMoreDataCallback')
      .map((symbol) => [symbol, () => {}]),
  ) as object;

const streamTo = (fd: number): Writable =>
  new Writable({
    decodeStrings: true,
    emitClose: false,
    write(chunk: Buffer, _encoding, done) {
      try {
        writeAll(fd, chunk);
      } catch (error) {
        return done(error as Error);
      }
      done();
    },
  });

const writeAll = (fd: number, chunk: Buffer): void => {
  for (let written = 0; written < chunk.length;) {
    try {
      written += writeSync(fd, chunk, written);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      // Whoever reads is slower than this, and does not let it wait by itself.
      pause(5);
    }
  }
};

const wait = Atomics.wait.bind(Atomics);
const pause = (milliseconds: number): void => {
  wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};
