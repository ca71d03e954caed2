import type { Milliseconds } from '../kernel/time.ts';
import { TimeAverage } from './time-average.ts';
import { share, type Measures } from './measures.ts';
import { WaitSketch } from './wait-sketch.ts';

/** How the waiting of an interaction ended. */
export type WaitEnd = 'handled' | 'left' | 'stopped';

/** What is counted of a part of the traffic: of all, of a queue, of a medium, of an interval. */
export class ShareOfTraffic {
  readonly waiting: TimeAverage;
  readonly #within: Milliseconds;
  readonly #sketch: WaitSketch | undefined;
  readonly #ended = { handled: 0, left: 0, stopped: 0 };
  #offered = 0;
  #inTime = 0;
  #waited = 0;
  #waits = 0;
  #longest = 0;
  #waitedInTime = 0;
  #answers = 0;

  constructor({ from, within, sketch }: { from: Milliseconds; within: Milliseconds; sketch: boolean }) {
    this.waiting = new TimeAverage(from);
    this.#within = within;
    this.#sketch = sketch ? new WaitSketch() : undefined;
  }

  /** The sum of all waits that have ended, from the end of the warm-up on. */
  get waits(): Milliseconds {
    return this.#waitedInTime;
  }

  /** A wait has ended, of whoever came before the end of the warm-up, too; so much of it was after that. */
  endWait(wait: Milliseconds, inTime: Milliseconds): void {
    if (wait > this.#longest) this.#longest = wait;
    this.#waitedInTime += inTime;
  }

  get offered(): number {
    return this.#offered;
  }

  offer(): void {
    this.#offered++;
  }

  end(how: WaitEnd, wait: Milliseconds): void {
    this.#ended[how]++;
    if (wait > 0) this.#waited++;
    this.#waits += wait;
    this.#sketch?.add(wait);
    if (how !== 'handled') return;
    this.#answers += wait;
    if (wait <= this.#within) this.#inTime++;
  }

  measures(time: Milliseconds, now: Milliseconds): Measures {
    const { handled, left, stopped } = this.#ended;
    const ended = handled + left + stopped;
    const sketch = this.#sketch;
    return {
      offered: this.#offered,
      handled,
      left,
      stopped,
      leftShare: share(left, ended),
      stoppedShare: share(stopped, ended),
      serviceLevel: share(this.#inTime, handled + left),
      waitedShare: share(this.#waited, ended),
      longestWait: this.#longest / 1000,
      meanWait: share(this.#waits / 1000, ended),
      meanAnswer: share(this.#answers / 1000, handled),
      ...(sketch && {
        wait50: sketch.percentile(50),
        wait90: sketch.percentile(90),
        wait95: sketch.percentile(95),
        wait99: sketch.percentile(99),
      }),
      queueLength: share(this.waiting.area(now), time),
      longestQueue: this.waiting.most,
    };
  }
}
