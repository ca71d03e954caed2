import type { Distribution } from 'routeproof';
import { drawn, Random } from 'routeproof/plugins';

/** Customers of one kind. Times in milliseconds. */
export interface PlainClass {
  /** The mean time between two of them, exponential. */
  readonly every: number;
  readonly handling: Distribution;
  /** Of those who wait the most urgent are served first. Default: 0. */
  readonly urgency?: number;
  /** Which groups serve them, by their places in the list; who is first here is asked first. */
  readonly by: readonly number[];
}

/** What a plain queue measured: of each class, and of each group of agents. Times in milliseconds. */
export interface PlainResult {
  readonly classes: readonly {
    readonly waitedShare: number;
    readonly meanWait: number;
    /** Share of those who waited no longer than the time that was given. */
    readonly inTime: number;
  }[];
  readonly occupancies: readonly number[];
}

/** Groups of agents and classes of customers as a loop over events that knows no message: what theory is held against a second time. */
export function plainQueue(
  agents: readonly number[],
  classes: readonly PlainClass[],
  { seed, until, warmUp, within = 0 }: { seed: number; until: number; warmUp: number; within?: number },
): PlainResult {
  const random = new Random(seed);
  const streams = classes.map((_, index) => ({
    gaps: random.stream(`gaps ${index}`),
    talks: random.stream(`talks ${index}`),
  }));
  const gap = (index: number) => -classes[index]!.every * Math.log(1 - streams[index]!.gaps.next());
  const next = classes.map((_, index) => gap(index));
  const waiting: number[][] = classes.map(() => []);
  const free = [...agents];
  const talks: { ends: number; group: number }[] = [];
  const seen = classes.map(() => ({ count: 0, waited: 0, waits: 0, inTime: 0 }));
  const busy = agents.map(() => 0);
  const serve = (index: number, came: number, group: number, now: number) => {
    const ends = now + drawn(classes[index]!.handling, streams[index]!.talks);
    talks.push({ ends, group });
    busy[group]! += Math.max(0, Math.min(ends, until) - Math.max(now, warmUp));
    if (came < warmUp) return;
    const mine = seen[index]!;
    mine.count++;
    mine.waits += now - came;
    if (now > came) mine.waited++;
    if (now - came <= within) mine.inTime++;
  };
  for (;;) {
    const arrival = next.indexOf(Math.min(...next));
    const over = talks.reduce(
      (first, talk, index) => (talk.ends < (talks[first]?.ends ?? Infinity) ? index : first),
      0,
    );
    const ends = talks[over]?.ends ?? Infinity;
    const now = Math.min(next[arrival]!, ends);
    if (now > until) break;
    if (ends <= next[arrival]!) {
      const { group } = talks.splice(over, 1)[0]!;
      const first = mostUrgent(group, classes, waiting);
      if (first === undefined) free[group]!++;
      else serve(first, waiting[first]!.shift()!, group, now);
      continue;
    }
    next[arrival] = now + gap(arrival);
    const group = classes[arrival]!.by.find((each) => free[each]! > 0);
    if (group === undefined) waiting[arrival]!.push(now);
    else {
      free[group]!--;
      serve(arrival, now, group, now);
    }
  }
  return {
    classes: seen.map(({ count, waited, waits, inTime }) => ({
      waitedShare: waited / count,
      meanWait: waits / count,
      inTime: inTime / count,
    })),
    occupancies: busy.map((time, group) => time / (until - warmUp) / agents[group]!),
  };
}

/** Of the classes that the group serves and of which somebody waits. */
function mostUrgent(group: number, classes: readonly PlainClass[], waiting: readonly number[][]): number | undefined {
  let first: number | undefined;
  for (const [index, { by, urgency = 0 }] of classes.entries())
    if (by.includes(group) && waiting[index]!.length > 0)
      if (first === undefined || urgency > (classes[first]!.urgency ?? 0)) first = index;
  return first;
}
