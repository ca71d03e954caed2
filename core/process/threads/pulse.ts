import type { ControlHolder } from '../../kernel/author/author-code.ts';
import { stopAt } from './stop-at.ts';

/** Which figure of a thread stands where. The first three only grow. */
export const figure = {
  /** Turns of loops, calls and branches of an author's code. */
  beats: 0,
  /** Steps of a bench. */
  steps: 1,
  /** Turns of the thread's event loop. */
  turns: 2,
  /** The beats at which an author's code was last known to be left; -1 while it is in hand. */
  rest: 3,
  /** The position of an author's code that was counted last. */
  position: 4,
  /** 1 while a file of an author's is loaded, else 0. */
  loading: 5,
  /** How long an author's code may show no sign of life, in milliseconds; 0 where nothing was said. */
  patience: 6,
  /** The beats when the step began. */
  begun: 7,
  /** How often the command has begun anew by itself, as it does after a save. */
  anew: 8,
} as const;

const width = 9;
const oftenEnough = 50;

/** The figures of so many threads. */
export const memoryForPulses = (threads: number): SharedArrayBuffer =>
  // One more for the number of those who have joined.
  new SharedArrayBuffer(8 * width * (threads + 1));

/** The figures of the threads that have joined so far. */
export const pulsesIn = (memory: SharedArrayBuffer): readonly Float64Array[] => {
  const [joined = 0] = new Int32Array(memory, 0, 1);
  const possible = memory.byteLength / (8 * width) - 1;
  return Array.from({ length: Math.min(joined, possible) }, (_, index) => figuresAt(memory, index));
};

const figuresAt = (memory: SharedArrayBuffer, index: number): Float64Array =>
  new Float64Array(memory, 8 * width * (index + 1), width);

// Taken when this file is loaded, before the guard against real time is installed.
const realSetInterval = globalThis.setInterval;

/** The signs of life that this thread gives, for a thread that watches it; nobody sees them before it has joined. */
class Pulse {
  figures: Float64Array = new Float64Array(width);
  /** Whether code of an author's may be in hand at any time, as in a file of tests. */
  isNeverAtRest = false;
  /** Called now and then, when no code is in hand. */
  onLoopTurn: (() => void) | undefined;

  /** From now on whoever has the same memory can see whether this thread gets on. Gives its number there. */
  join(memory: SharedArrayBuffer): number {
    const index = Atomics.add(new Int32Array(memory, 0, 1), 0, 1);
    if (8 * width * (index + 2) > memory.byteLength) return index;
    const figures = figuresAt(memory, index);
    figures.set(this.figures);
    this.figures = figures;
    realSetInterval(() => {
      this.figures[figure.turns]!++;
      this.onLoopTurn?.();
    }, oftenEnough).unref();
    return index;
  }

  /** A new step, or the work between two steps, begins; or the bench has the word. */
  readonly onControl = (holder: ControlHolder): void => {
    const { figures } = this;
    figures[figure.steps]!++;
    const beats = figures[figure.beats]!;
    figures[figure.begun] = beats;
    figures[figure.rest] = holder === 'bench' && !this.isNeverAtRest ? beats : -1;
  };

  /** The command does its work once more, of other files: what was counted is forgotten. */
  beginAnew(): void {
    this.figures[figure.anew]!++;
    this.figures[figure.beats] = 0;
    this.onControl('bench');
    stopAt.set([]);
  }

  /** Does work of an author's that stands on no bench: his file is loaded. */
  async loading<R>(work: () => Promise<R>): Promise<R> {
    this.figures[figure.loading] = 1;
    this.onControl('actor');
    try {
      return await work();
    } finally {
      this.figures[figure.loading] = 0;
      this.onControl('bench');
    }
  }

  /** Says how long an author's code may show no sign of life. */
  set patience(milliseconds: number) {
    this.figures[figure.patience] = milliseconds;
  }
}

/** The signs of life of this thread. */
export const pulse: Pulse = new Pulse();
