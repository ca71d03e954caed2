import { errors, type BenchError } from '../kernel/errors.ts';
import { heardBesideTheRun } from '../process/beside-the-run.ts';
import { endProcess } from '../process/end-process.ts';
import { exitCodes } from '../process/exit-codes.ts';
import { tellError } from '../process/tell-error.ts';

/** For so many milliseconds a file may wait while it is loaded; what it computes meanwhile does not count. */
const longestWait = 10_000;

interface Loading {
  /** As it was given. */
  readonly path: string;
  /** Where it waits outside of all functions. */
  readonly awaits: readonly string[];
}

let now: Loading | undefined;

/** Does what evaluates an author's files; where they wait for what never comes, the process ends with a sentence. */
export async function whileLoading<T>(file: Loading, work: () => Promise<T>): Promise<T> {
  now = file;
  const before = performance.eventLoopUtilization();
  // Where nothing keeps the process, it comes to its end by itself.
  const look = setInterval(() => {
    if (performance.eventLoopUtilization(before).idle > longestWait) endWithoutAnswer();
  }, 500).unref();
  try {
    return await work();
  } finally {
    clearInterval(look);
    now = undefined;
  }
}

/** Ends a process that waits for what never comes: says which file does, and on which line, if there is but one. */
export function endWithoutAnswer(): void {
  const heard = heardBesideTheRun();
  if (answer !== undefined) return answer(heard ?? withoutAnswer());
  // What has failed where nobody catches it was told, and is likely why nothing comes.
  if (heard === undefined) tellError(withoutAnswer());
  endProcess(exitCodes.couldNotRun);
}

let answer: ((error: BenchError) => void) | undefined;

/** In a thread that works for another one: who waits for its answer is given that for one, and ends the thread. */
export function answerInstead(listener: (error: BenchError) => void): void {
  answer = listener;
}

const withoutAnswer = (): BenchError =>
  now === undefined ? errors.ownFault('a command gave no answer') : neverLoaded(now);

function neverLoaded({ path, awaits }: Loading): BenchError {
  const [position, another] = awaits;
  return errors.neverLoaded(position === undefined || another !== undefined ? `'${path}'` : position);
}
