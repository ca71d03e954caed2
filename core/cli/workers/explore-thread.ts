import '../../process/threads/rxjs-in-one-file.ts';
import { parentPort } from 'node:worker_threads';
import { joinWatched } from '../../process/threads/join.ts';
import type { SearchTask, SoFar } from './search-task.ts';

// The program of the thread in which a search runs, so that another can end it whatever an author's code does.
const task = joinWatched<SearchTask>();
const [
  { authorConsole, keepStandardOutput },
  { answerInstead, endWithoutAnswer },
  { pulse },
  { searchHere },
  { answerOf, answerWith },
] = await Promise.all([
  import('../../loader/author-console.ts'),
  import('../../loader/loading.ts'),
  import('../../process/threads/pulse.ts'),
  import('./search-here.ts'),
  import('../../process/threads/worker-answer.ts'),
]);
pulse.patience = task.asked.patience;
globalThis.console = authorConsole();
keepStandardOutput();
process.on('beforeExit', endWithoutAnswer);
answerInstead((error) => parentPort!.postMessage({ answer: answerWith(error) }));
const tell = (soFar: SoFar): void => parentPort!.postMessage({ soFar });
const answer = await answerOf(() => searchHere(task, tell));
process.off('beforeExit', endWithoutAnswer);
parentPort!.postMessage({ answer });
