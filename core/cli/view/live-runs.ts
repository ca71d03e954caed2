import type { LiveAnswer, LiveAsked, LiveShown } from '../../page/live-shown.ts';
import { choicesMeant, type ChoiceMeant } from '../../run/kept-choices.ts';
import { problemIn } from '../play/live/problem-in.ts';
import { viewInThread } from '../workers/view-in-thread.ts';

/** How runs of a live page are played. */
export interface LiveRunsOptions {
  readonly file: string;
  readonly seed: number;
  /** How long the author's code may show no sign of life, in milliseconds. */
  readonly patience: number;
  /** Is told of the files that were read. */
  readonly onLoaded: (files: readonly string[]) => void;
}

/** So many runs, and paths in words, are remembered: who goes back to one does not wait. Of long ones fewer: all have so many messages. */
const mostRemembered = { runs: 50, messages: 100_000 };

/** Plays what pages ask for, one after the other, until the file is saved: then what it was before is of no use to anybody. */
export class LiveRuns {
  readonly #options: LiveRunsOptions;
  readonly #played = new Map<string, Promise<LiveAnswer>>();
  /** What the choices of paths meant, by their tokens: they may be kept in the next version of the file. */
  readonly #meant = new Map<string, readonly ChoiceMeant[]>();
  /** How many are remembered now; the page has the run before beside the one that it asks for. */
  #most = mostRemembered.runs;
  #version = new AbortController();
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: LiveRunsOptions) {
    this.#options = options;
  }

  /** The run that is asked for. */
  play(asked: LiveAsked): Promise<LiveAnswer> {
    const key = keyOf(asked);
    const known = this.#played.get(key);
    if (known !== undefined) return known;
    const { signal } = this.#version;
    const answer = this.#last.then(() => this.#play(asked, signal));
    this.#last = answer.catch(() => {});
    this.#keep(this.#played, key, answer);
    return answer;
  }

  /** The file was saved: what is being played is ended. */
  saved(): void {
    this.#version.abort();
    this.#version = new AbortController();
    this.#played.clear();
  }

  /** Ends what is being played, and waits until it has ended. */
  async close(): Promise<void> {
    this.#version.abort();
    await this.#last;
  }

  async #play(asked: LiveAsked, signal: AbortSignal): Promise<LiveAnswer> {
    if (signal.aborted) return { stale: true };
    const { file, seed, patience, onLoaded } = this.#options;
    const meant = asked.path === undefined ? undefined : this.#meant.get(asked.path);
    try {
      const answer = await viewInThread({ file, asked, seed, patience, meant }, signal);
      if (answer === undefined || signal.aborted) return { stale: true };
      onLoaded(answer.loaded);
      if ('problem' in answer) return { problem: answer.problem };
      this.#remember(asked, answer.shown);
      return { shown: answer.shown };
    } catch (thrown) {
      return { problem: problemIn(thrown) };
    }
  }

  #remember(asked: LiveAsked, shown: LiveShown): void {
    this.#most = mostFor(messagesIn(shown));
    const { path } = shown;
    if (path === undefined) return;
    this.#keep(this.#meant, path, choicesMeant(shown.points));
    const { kept: _kept, ...fit } = shown;
    const { choose: _choose, ...others } = asked;
    this.#keep(this.#played, keyOf({ ...others, path }), Promise.resolve({ shown: fit }));
  }

  #keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
    map.delete(key);
    map.set(key, value);
    while (map.size > this.#most) map.delete(map.keys().next().value!);
  }
}

const messagesIn = ({ page }: LiveShown): number =>
  page.parts.reduce((sum, part) => sum + (part.kind === 'run' ? part.messages.length : 0), 0);

const mostFor = (messages: number): number =>
  Math.min(mostRemembered.runs, Math.max(3, Math.floor(mostRemembered.messages / (messages + 1))));

const keyOf = ({ path, links = {}, set = {}, faults = [], choose }: LiveAsked): string =>
  JSON.stringify([path ?? null, links, set, faults, choose ?? null]);
