import { constants } from 'node:os';
import { errors } from '../../kernel/errors.ts';
import { endAtOnce } from '../../process/end-process.ts';
import { exitCodes } from '../../process/exit-codes.ts';
import { tellError } from '../../process/tell-error.ts';
import type { StillThread } from '../../process/threads/pulse-watch.ts';
import { behindThisLine, stillError, type Refusal, type Stop } from '../../process/threads/stop-at.ts';
import { lineOf } from '../../process/threads/known-positions.ts';
import { WatchedThread, type ThreadEnd } from '../../process/threads/watched-thread.ts';

type Still = Extract<ThreadEnd, { readonly how: 'still' }>;

/** So many stops are put into the report; a strategy that has more does not get on at all. */
const stopsAtMost = 8;
/** So long may a signal go unanswered. */
const untilAnswered = 2000;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does what a command line says in a thread of its own and watches it, so that an author's code which does not come back
 * can be ended. What happened before is not lost: a run is a function of its choices, so a second thread does the same
 * again and ends that code, with a finding, at the very turn at which the first one was stuck. Where very many runs are
 * played, it is not let past that line in any of them.
 */
export async function watchedCommand(args: readonly string[]): Promise<void> {
  const module = new URL('./command-thread.js', import.meta.url);
  let stops: readonly Stop[] = [];
  let refusals: readonly Refusal[] = [];
  let isFreeToExit = true;
  for (;;) {
    const thread = new WatchedThread({
      module,
      work: args,
      stops,
      refusals,
      argv: args,
      onMessage: (message) => {
        answers(message);
        leaves(message);
      },
    });
    const { answers, forget } = passSignals(thread, () => isFreeToExit);
    const end = await thread.ended;
    forget();
    if (end.how === 'threw') {
      tellError(end.error);
      return isFreeToExit ? process.exit(exitCodes.couldNotRun) : endAtOnce(exitCodes.couldNotRun);
    }
    if (end.how === 'exited') return isFreeToExit ? process.exit(end.code) : endAtOnce(end.code);
    isFreeToExit = (await thread.stop()) && isFreeToExit;
    const { still, at } = end;
    if ((still.loading && !args.includes('--watch')) || stops.length + refusals.length === stopsAtMost)
      return tell(end);
    if (playsManyRuns(args)) {
      if (at === undefined || refusals.some((refusal) => lineOf(refusal.at) === lineOf(at))) return tell(end);
      refusals = [...refusals, { ...still, at }];
    } else {
      // What was saved since then is not what was stopped before.
      const before = still.anew === 0 ? stops : [];
      if (still.beats <= (before.at(-1)?.beats ?? 0)) return tell(end);
      stops = [...before, stopFor(still)];
    }
  }
}

/** What is stuck in one of many runs would be stuck in most of them. */
const playsManyRuns = ([command]: readonly string[]): boolean => command === 'explore' || command === 'simulate';

/** Memory runs out a little earlier or later each time, so code that takes it is ended when it has taken half of it. */
const stopFor = (still: StillThread): Stop =>
  still.why === 'stuck' ? still : { ...still, beats: still.begun + Math.ceil((still.beats - still.begun) / 2) };

/** A thread that has said that it leaves, and does not, is left behind. */
function leaves(message: unknown): void {
  const { leaving } = message as { readonly leaving?: number };
  if (leaving !== undefined) setTimeout(() => endAtOnce(leaving), untilAnswered).unref();
}

/** What can be said without the thread: the sentence and the line. */
function tell({ still, at }: Still): void {
  const { message } = stillError(still, still.loading ? 'The file that is loaded' : behindThisLine);
  process.stderr.write(`${at === undefined ? '' : `${lineOf(at)}: `}${message}\n`, () =>
    endAtOnce(still.loading ? exitCodes.couldNotRun : exitCodes.fail),
  );
}

/** Lets the thread hear of signals; where nothing there answers, they end the process. */
function passSignals(thread: WatchedThread<unknown>, isFreeToExit: () => boolean) {
  let unanswered: NodeJS.Timeout | undefined;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (unanswered !== undefined) return giveUp(signal);
    unanswered = setTimeout(() => giveUp(signal), untilAnswered);
    asked = signal;
    thread.post({ signal });
  };
  let asked: NodeJS.Signals = 'SIGINT';
  const giveUp = (signal: NodeJS.Signals): void => {
    const { message } = errors.endedBySignal(signal, thread.lastLine);
    process.stderr.write(`${message}\n`, () => endAtOnce(128 + constants.signals[signal]));
  };
  const answers = (message: unknown): void => {
    const { heard } = message as { readonly heard?: boolean };
    if (heard === undefined) return;
    clearTimeout(unanswered);
    unanswered = undefined;
    if (heard) return;
    forget();
    if (isFreeToExit()) process.kill(process.pid, asked);
    else endAtOnce(128 + constants.signals[asked]);
  };
  const forget = (): void => {
    clearTimeout(unanswered);
    for (const signal of signals) process.off(signal, onSignal);
  };
  for (const signal of signals) process.on(signal, onSignal);
  return { answers, forget };
}
