import type { Span } from '../../contract/traffic.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import type { Sums } from '../measures/sums.ts';
import type { TimeIntervals } from './time-intervals.ts';

const kinds = [
  'loggedIn',
  'busy',
  'available',
  'held',
  'scheduled',
  'adherent',
  'heldInAfterWork',
] as const satisfies readonly (keyof Sums)[];

const noTimes = (): Float64Array => new Float64Array(kinds.length);

/** What an agent did with the time, in all and by interval, from the end of the warm-up on; before its state changes, it is settled. */
export class AgentTime {
  loggedIn = false;
  ready = false;
  /** How many interactions it has in hand. */
  held = 0;
  afterWork = false;
  readonly #from: Milliseconds;
  readonly #intervals: TimeIntervals | undefined;
  readonly #shifts: readonly Span[];
  /** As far as they are within a shift. */
  readonly #breaks: readonly Span[];
  readonly #all = noTimes();
  readonly #byInterval: Float64Array[] = [];
  /** Those of the interval that ends as said below. */
  #here = noTimes();
  #end: Milliseconds = 0;
  #since: Milliseconds = 0;

  constructor(
    from: Milliseconds,
    intervals: TimeIntervals | undefined,
    { shifts = [], breaks = [] }: { readonly shifts?: readonly Span[]; readonly breaks?: readonly Span[] },
  ) {
    this.#from = from;
    this.#intervals = intervals;
    this.#shifts = shifts;
    this.#breaks = shifts.flatMap((shift) => breaks.flatMap((each) => common(shift, each)));
  }

  /** It was so up to now. */
  settle(now: Milliseconds): void {
    const since = Math.max(this.#since, this.#from);
    this.#since = now;
    if (now <= since) return;
    this.#add(this.#all, since, now);
    if (this.#intervals === undefined) return;
    for (let from = since; from < now; from = Math.min(now, this.#end)) {
      if (from >= this.#end) this.#goOnFrom(from, this.#intervals);
      this.#add(this.#here, from, Math.min(now, this.#end));
    }
  }

  #goOnFrom(from: Milliseconds, intervals: TimeIntervals): void {
    const index = intervals.at(from);
    this.#end = intervals.endOf(index);
    this.#here = this.#byInterval[index] ??= noTimes();
  }

  /** Adds all of it. */
  addTo(sums: Sums): void {
    addKinds(sums, this.#all);
  }

  /** Calls `take` with each interval in which there was something. */
  eachInterval(take: (index: number, addTo: (sums: Sums) => void) => void): void {
    for (const [index, times] of this.#byInterval.entries())
      if (times !== undefined) take(index, (sums) => addKinds(sums, times));
  }

  #add(to: Float64Array, from: Milliseconds, until: Milliseconds): void {
    const time = until - from;
    const busy = this.held > 0 || this.afterWork;
    const available = !busy && this.loggedIn && this.ready;
    if (this.loggedIn) to[0]! += time;
    if (busy) to[1]! += time;
    if (available) to[2]! += time;
    to[3]! += this.held * time;
    if (this.afterWork) to[6]! += this.held * time;
    if (this.#shifts.length === 0) return;
    const scheduled = overlap(this.#shifts, from, until);
    const onBreak = overlap(this.#breaks, from, until);
    to[4]! += scheduled;
    if (busy || available) to[5]! += scheduled - onBreak;
    else if (this.loggedIn) to[5]! += onBreak;
  }
}

/** What two spans have in common. */
function common(one: Span, other: Span): readonly Span[] {
  const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
  return from < to ? [{ from, to }] : [];
}

function addKinds(sums: Sums, times: Float64Array): void {
  for (const [index, kind] of kinds.entries()) sums[kind] += times[index]!;
}

/** How much of the spans lies from `from` to `until`. */
function overlap(spans: readonly Span[], from: Milliseconds, until: Milliseconds): Milliseconds {
  let sum = 0;
  for (const span of spans) sum += Math.max(0, Math.min(until, span.to) - Math.max(from, span.from));
  return sum;
}
