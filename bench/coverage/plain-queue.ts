import { WaitCounts } from '../../core/simulate/estimates/wait-counts.ts';

/** A queue by its recursion alone: customers in the order in which they come, each served by who is free first. Times are in seconds. */
export interface PlainQueue {
  readonly name: string;
  readonly agents: number;
  /** Arrivals a second at a time of the day, which is never above `highest`. Default: always that. */
  readonly rate?: (at: number) => number;
  readonly highest: number;
  readonly handling: (chance: Chance) => number;
  /** Mean of an exponential patience. */
  readonly patience?: number;
  /** How much is played before it is measured. */
  readonly warmUp: number;
  /** How long it is measured. */
  readonly time: number;
  /** Whether half-hours are counted, too. */
  readonly byHalfHour?: boolean;
}

/** Drawn numbers from 0 to 1. */
export type Chance = () => number;

/** What is counted in one replication, or in a half-hour of one, of those who came in it. */
export interface Counted {
  offered: number;
  waited: number;
  inTime: number;
  left: number;
  answered: number;
  answers: number;
  handled: number;
  busy: number;
  queued: number;
  time: number;
  longest: number;
}

/** One replication. */
export interface Replicated extends Counted {
  readonly agents: number;
  readonly waits: WaitCounts;
  readonly halfHours: readonly Counted[];
}

const within = 20;
const halfHour = 1800;

/** Chance from a seed: sfc32. */
export function chanceFrom(seed: number): Chance {
  let [a, b, c, d] = [seed | 0, (seed ^ 0x9e3779b9) | 0, (seed * 7 + 0x243f6a88) | 0, 1];
  const next: Chance = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let each = 0; each < 16; each++) next();
  return next;
}

/** An exponential time. */
export const exponentialTime = (mean: number, chance: Chance): number => -Math.log(1 - chance()) * mean;

/** A log-normal time. */
export function logNormalTime(mean: number, deviation: number, chance: Chance): number {
  const variance = Math.log(1 + (deviation / mean) ** 2);
  const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  return mean * Math.exp(Math.sqrt(variance) * normal - variance / 2);
}

const none = (time: number): Counted => ({
  ...{ offered: 0, waited: 0, inTime: 0, left: 0, answered: 0, answers: 0, handled: 0, busy: 0, queued: 0, time },
  longest: 0,
});

/** Plays one replication. */
export function played(queue: PlainQueue, seed: number): Replicated {
  const chance = chanceFrom(seed);
  const { warmUp, time, highest } = queue;
  const all = { ...none(time), agents: queue.agents, waits: new WaitCounts() };
  const halfHours = queue.byHalfHour ? Array.from({ length: Math.ceil(time / halfHour) }, () => none(halfHour)) : [];
  const free = new FreeTimes(queue.agents);
  const end = warmUp + time;
  for (let at = exponentialTime(1 / highest, chance); at < end; at += exponentialTime(1 / highest, chance)) {
    if (queue.rate !== undefined && chance() * highest >= queue.rate(at - warmUp)) continue;
    const wait = Math.max(0, free.first - at);
    const patience = queue.patience === undefined ? Infinity : exponentialTime(queue.patience, chance);
    // Drawn in any case, so that the same seed brings the same customers whatever becomes of them.
    const needed = queue.handling(chance);
    const handling = wait <= patience ? needed : 0;
    const waited = Math.min(wait, patience);
    if (handling > 0) free.replaceFirst(at + wait + handling);
    const began = at + waited;
    spread(all, halfHours, at - warmUp, began - warmUp, time, 'queued');
    if (handling > 0) spread(all, halfHours, began - warmUp, began - warmUp + handling, time, 'busy');
    if (at < warmUp) continue;
    all.waits.add(waited * 1000);
    count(all, waited, handling);
    if (halfHours.length > 0) count(halfHours[Math.floor((at - warmUp) / halfHour)]!, waited, handling);
  }
  return { ...all, halfHours };
}

function count(counted: Counted, waited: number, handling: number): void {
  counted.offered++;
  if (waited > 0) counted.waited++;
  if (waited > counted.longest) counted.longest = waited;
  if (handling > 0) {
    counted.answered++;
    counted.answers += waited;
    counted.handled += handling;
    if (waited <= within) counted.inTime++;
  } else counted.left++;
}

/** Adds a span of time to the half-hours in which it lies. */
function spread(
  all: Counted,
  halfHours: readonly Counted[],
  from: number,
  to: number,
  time: number,
  as: 'queued' | 'busy',
): void {
  const [begins, ends] = [Math.max(0, from), Math.min(time, to)];
  if (ends <= begins) return;
  all[as] += ends - begins;
  if (halfHours.length === 0) return;
  for (let index = Math.floor(begins / halfHour); index * halfHour < ends; index++)
    halfHours[index]![as] += Math.min(ends, (index + 1) * halfHour) - Math.max(begins, index * halfHour);
}

/** When each agent is free, the first of them first: a heap. */
class FreeTimes {
  readonly #times: Float64Array;

  constructor(agents: number) {
    this.#times = new Float64Array(agents);
  }

  get first(): number {
    return this.#times[0]!;
  }

  replaceFirst(time: number): void {
    const times = this.#times;
    let at = 0;
    for (let child = 1; child < times.length; child = 2 * at + 1) {
      if (child + 1 < times.length && times[child + 1]! < times[child]!) child++;
      if (times[child]! >= time) break;
      times[at] = times[child]!;
      at = child;
    }
    times[at] = time;
  }
}
