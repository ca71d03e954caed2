import { figure, pulsesIn } from './pulse.ts';
import type { Stillness, Stop } from './stop-at.ts';

/** What is known of a thread in which an author's code does not get on. */
export interface StillThread {
  readonly why: Stillness;
  /** Which of the threads that share the memory: 0 is the first that joined. */
  readonly index: number;
  /** The beats that were counted last, and their position. */
  readonly beats: number;
  /** The beats when its step began. */
  readonly begun: number;
  readonly position: number;
  /** How often the command had begun anew. */
  readonly anew: number;
  /** Whether a file was being loaded. */
  readonly loading: boolean;
  /** How long it is allowed to take, in seconds. */
  readonly seconds: number;
}

/** How long an author's code may show no sign of life, where nobody says otherwise. */
export const usualPatience = 10_000;
/** A step that shows signs of life, and does not end, may take so many times as long. */
const patienceWithSigns = 6;
/** Until it comes to where another thread was ended, a thread may be so many times as slow. */
const patienceUntilStop = 3;
/** Where code was stuck before, in another step, so many milliseconds are enough to know it again. */
const patienceWithKnown = 1000;
/** Code that only waits takes nothing of the processor; neither does code that is kept from it. Such time counts for so much. */
const worthOfWaiting = 0.25;
/** By how much a process may grow in one step, in bytes. */
const memoryOfStep = 1024 ** 3;
/** Whoever is in the same step for so long is the one for whom the process grows. */
const longStep = 250;
const often = 50;

// Taken when this file is loaded, before the guard against real time is installed.
const now = performance.now.bind(performance);
const cpuUsage = process.cpuUsage.bind(process);
const realSetInterval = globalThis.setInterval;

/** What was seen of one thread when it was looked at last. */
interface LastLook {
  beats: number;
  steps: number;
  turns: number;
  /** For how many milliseconds there was no sign of life, and for how many no step has ended. */
  still: number;
  inStep: number;
  /** The memory of the process when the step began. */
  rss: number;
}

/** Looks at threads that give signs of life, and tells of one in which an author's code does not get on. */
export class PulseWatch {
  /** Where it is not said by the thread itself. */
  patience: number = usualPatience;
  /** Where threads that did the same before were ended. */
  stops: readonly Stop[] = [];
  readonly #memory: SharedArrayBuffer;
  readonly #tell: (still: StillThread) => void;
  readonly #seen: LastLook[] = [];
  readonly #timer: NodeJS.Timeout;
  #looked = now();
  #worked = workOfProcess();

  /** `tell` is told of a thread once, unless it gets on again. */
  constructor(memory: SharedArrayBuffer, tell: (still: StillThread) => void) {
    this.#memory = memory;
    this.#tell = tell;
    this.#timer = realSetInterval(() => this.#look(), often);
  }

  /** Ends with whatever else keeps the process. */
  unref(): this {
    this.#timer.unref();
    return this;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** What a thread has left last, whether it gets on or not. */
  last(index: number): StillThread {
    const { beats, begun, anew, position, loading } = named(pulsesIn(this.#memory)[index] ?? []);
    return { why: 'stuck', index, beats, begun, anew, position, loading: loading === 1, seconds: 0 };
  }

  #look(): void {
    const time = now();
    // When the whole machine was asleep, or this thread was, the others could not get on.
    const passed = Math.min(time - this.#looked, 2 * often);
    const work = workOfProcess();
    const counted = Math.min(passed, work - this.#worked + worthOfWaiting * passed);
    this.#looked = time;
    this.#worked = work;
    for (const [index, figures] of pulsesIn(this.#memory).entries()) {
      const still = this.#lookAt(figures, (this.#seen[index] ??= afresh()), counted);
      if (still !== undefined) this.#tell({ ...still, index });
    }
  }

  #lookAt(figures: Float64Array, seen: LastLook, passed: number): Omit<StillThread, 'index'> | undefined {
    const { beats, steps, turns, begun, anew, rest, position, loading, patience: said } = named(figures);
    const getsOn = steps !== seen.steps || turns !== seen.turns;
    const hasSign = getsOn || beats !== seen.beats;
    Object.assign(seen, { beats, steps, turns });
    if (getsOn || rest === beats) return void Object.assign(seen, { still: 0, inStep: 0, rss: 0 });
    const before = seen.inStep;
    seen.still = hasSign ? 0 : seen.still + passed;
    seen.inStep += passed;
    const allowed = said > 0 ? said : this.patience;
    const stops = anew === 0 ? this.stops : [];
    const factor = beats < (stops.at(-1)?.beats ?? 0) ? patienceUntilStop : 1;
    const isKnown = loading !== 1 && stops.some((stop) => stop.why === 'stuck' && stop.position === position);
    const patience = isKnown ? Math.min(allowed, patienceWithKnown) : allowed;
    const facts = { beats, begun, anew, position, loading: loading === 1, seconds: allowed / 1000 };
    for (const [waited, bound] of [
      [seen.still, factor * patience],
      [seen.inStep, factor * patienceWithSigns * allowed],
    ] as const)
      if (waited >= bound && waited - passed < bound) return { ...facts, why: 'stuck' };
    if (seen.inStep < longStep) return undefined;
    const rss = process.memoryUsage.rss();
    if (before < longStep) seen.rss = rss;
    if (rss - seen.rss < memoryOfStep) return undefined;
    seen.rss = Infinity;
    return { ...facts, why: 'out-of-memory' };
  }
}

/** What the process has had of the processor, in milliseconds. */
const workOfProcess = (): number => {
  const { user, system } = cpuUsage();
  return (user + system) / 1000;
};

const named = (figures: ArrayLike<number>): Readonly<Record<keyof typeof figure, number>> =>
  Object.fromEntries(Object.entries(figure).map(([name, at]) => [name, figures[at] ?? 0])) as Record<
    keyof typeof figure,
    number
  >;

const afresh = (): LastLook => ({ beats: 0, steps: 0, turns: 0, still: 0, inStep: 0, rss: 0 });
