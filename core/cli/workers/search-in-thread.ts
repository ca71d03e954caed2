import { errors } from '../../kernel/errors.ts';
import { endAtOnce } from '../../process/end-process.ts';
import { stillError, type Stop } from '../../process/threads/stop-at.ts';
import { lineOf } from '../../process/threads/known-positions.ts';
import { WatchedThread, type ThreadEnd } from '../../process/threads/watched-thread.ts';
import { valueIn, type WorkerAnswer } from '../../process/threads/worker-answer.ts';
import { perSecond, progressLine, type Progress } from '../text/progress.ts';
import { leftText } from '../text/left-text.ts';
import { endedSearch, type EndedSo } from './ended-search.ts';
import { figure, phases, type SearchAsked, type Searched, type SearchTask, type SoFar } from './search-task.ts';

/** So many milliseconds a search has to end by itself when a bound was reached; then its thread is ended. */
const patience = 1700;
/** So often a thread that is stuck before anything is known is begun again, to end the code at which it was stuck. */
const mostThreads = 8;

type Message = { readonly soFar: SoFar } | { readonly answer: WorkerAnswer<Searched> };

type End = { readonly answer: WorkerAnswer<Searched> } | { readonly over: EndedSo } | ThreadEnd;

/**
 * Searches in a thread of its own, so that a bound or Ctrl-C ends it also where code of an author's does not come back: then it is
 * what was known so far. Throws where not even the ordinary run had come to its end.
 */
export async function searchInThread(file: string, asked: SearchAsked, signal: AbortSignal): Promise<Searched> {
  const figures = new Float64Array(new SharedArrayBuffer(8 * Object.keys(figure).length));
  const progress = searchProgress(figures);
  const stops: Stop[] = [];
  try {
    for (;;) {
      const thread = new SearchThread({ file, asked, figures }, stops, signal);
      const end = await thread.ended;
      await thread.close();
      if ('answer' in end) return valueIn(end.answer);
      const { soFar } = thread;
      if ('over' in end) {
        const searched = endedSearch(soFar, end.over);
        if (searched === undefined) throw errors.searchEndedAtOnce(file, end.over.bound, asked.time);
        return searched;
      }
      if (end.how === 'threw') throw end.error;
      if (end.how === 'exited') throw errors.ownFault('a search gave no answer');
      const { still, at } = end;
      const where = at && lineOf(at);
      const known = endedSearch(soFar, { bound: 'a limit of the bench', stuck: { still, where } });
      if (known !== undefined) return known;
      if (still.loading || stops.length === mostThreads || still.beats <= (stops.at(-1)?.beats ?? 0))
        throw stillError(
          still,
          `${where ?? file}: ${still.loading ? 'The file that is loaded' : 'What runs behind this line'}`,
        );
      stops.push(still);
    }
  } finally {
    progress.stop();
  }
}

const formats: Readonly<Record<(typeof phases)[number], string>> = {
  searching:
    '{runs} runs and {byChance} by chance ({rate}/s), {steps} steps, {depth} choices deep, {failures} failures{left}',
  checking: '{runs} runs; played again in a fresh thread: {count} of {of}',
  shrinking: '{runs} runs, {failures} failures; made smaller in {count} runs',
  drawing: '{runs} runs, {failures} failures; drawing',
};

const searchProgress = (figures: Float64Array): Progress =>
  progressLine((passed) => {
    const rate = perSecond(figures[figure.runs]! + figures[figure.byChance]!, passed);
    const runsLeft = figures[figure.runsLeft]!;
    const said: Readonly<Record<string, number | string>> = {
      rate,
      left: runsLeft > 0 ? `, ${leftText(runsLeft)} left` : '',
    };
    const valueOf = (name: string) => said[name] ?? figures[figure[name as keyof typeof figure]]!;
    const format = formats[phases[figures[figure.phase]!]!];
    return format.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(valueOf(name)));
  });

/** The thread of a search, and what it has told so far. */
class SearchThread {
  readonly ended: Promise<End>;
  soFar: SoFar = {};
  readonly #thread: WatchedThread<SearchTask>;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #signal: AbortSignal;
  readonly #task: SearchTask;
  #end: (end: End) => void = () => {};

  constructor(task: SearchTask, stops: readonly Stop[], signal: AbortSignal) {
    this.#task = task;
    this.#signal = signal;
    this.ended = new Promise((done) => (this.#end = done));
    const module = new URL('./explore-thread.js', import.meta.url);
    this.#thread = new WatchedThread({
      module,
      work: task,
      stops,
      onMessage: (message) => this.#hear(message as Message),
    });
    void this.#thread.ended.then((end) => this.#end(end));
    signal.addEventListener('abort', this.#stop);
    if (signal.aborted) this.#stop();
  }

  /** Leaves nothing behind, not even a thread that cannot be ended. */
  async close(): Promise<void> {
    this.#signal.removeEventListener('abort', this.#stop);
    for (const timer of this.#timers) clearTimeout(timer);
    if (!(await this.#thread.stop())) process.once('exit', (code) => endAtOnce(code));
  }

  #hear(message: Message): void {
    if ('answer' in message) return this.#end(message);
    const { soFar } = message;
    this.soFar = { ...this.soFar, ...soFar };
    const { time } = this.#task.asked;
    if (soFar.begun && time !== undefined) this.#endIn(time * 1000 + patience, 'time');
    if (soFar.foundOut?.found.bounds.some((bound) => bound === 'runs' || bound === 'steps'))
      this.#endIn(patience, undefined);
  }

  readonly #stop = (): void => {
    this.#task.figures[figure.stop] = 1;
    this.#endIn(patience, 'stopped');
  };

  /** Ends it in so many milliseconds, unless it has ended by then. */
  #endIn(milliseconds: number, bound: EndedSo['bound']): void {
    this.#timers.push(setTimeout(() => this.#end({ over: { bound } }), milliseconds));
  }
}
