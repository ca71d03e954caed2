import '../../process/threads/rxjs-in-one-file.ts';
import { parentPort } from 'node:worker_threads';
import { leadHere } from '../../process/beside-the-run.ts';
import { ownOutput } from '../../process/own-output.ts';
import { joinWatched } from '../../process/threads/join.ts';

// The program of the thread in which a command runs that plays an author's code.
const args = joinWatched<readonly string[]>();
ownOutput();
leadHere();

/** Signals come to the main thread; here is who wants to hear of them. */
parentPort!.on('message', ({ signal }: { readonly signal: NodeJS.Signals }) => {
  parentPort!.postMessage({ heard: process.emit(signal, signal) });
});
parentPort!.unref();
// A thread waits at its end for its workers, and one of them may never come.
process.once('exit', (code) => parentPort!.postMessage({ leaving: code }));

const { runCommand } = await import('../execute.ts');
await runCommand(args);
