import { erlangC } from './erlang.ts';

/** A distribution of handling times, as far as mean waits depend on it. Times in seconds. */
export interface HandlingMoments {
  /** The mean time. */
  readonly mean: number;
  /** The standard deviation. */
  readonly deviation: number;
}

/** The mean wait for one server with any distribution of handling times, `rate` arrivals a second (Pollaczek and Khinchine). */
export const pollaczekKhinchine = (rate: number, handling: HandlingMoments): number =>
  cobhamOne([{ rate, handling }])[0]!;

/**
 * The mean wait of each class where many serve, the most urgent class first and nobody is interrupted, of classes with so many arrivals
 * a second and one exponential handling time for all (Cobham, "Priority assignment in waiting line problems", Operations Research 2,
 * 1954). Times in seconds; the most urgent class comes first.
 */
export function cobham(agents: number, rates: readonly number[], handling: number): readonly number[] {
  const load = rates.reduce((sum, rate) => sum + rate, 0) * handling;
  return behindTheUrgent(
    (erlangC(agents, load) * handling) / agents,
    rates.map((rate) => (rate * handling) / agents),
  );
}

/** The same for one server, where each class has handling times of its own, of any distribution. */
export function cobhamOne(
  classes: readonly { readonly rate: number; readonly handling: HandlingMoments }[],
): readonly number[] {
  // Whoever comes meets what is left of a handling time: half the mean of its square, so many times a second.
  const left = classes.map(({ rate, handling }) => (rate * (handling.mean ** 2 + handling.deviation ** 2)) / 2);
  return behindTheUrgent(
    left.reduce((sum, each) => sum + each, 0),
    classes.map(({ rate, handling }) => rate * handling.mean),
  );
}

/** From the time until somebody is free, as who comes meets it, and the share of all capacity that each class needs. */
function behindTheUrgent(untilFree: number, shares: readonly number[]): readonly number[] {
  let before = 0;
  return shares.map((share) => {
    const upTo = before + share;
    const wait = untilFree / ((1 - before) * (1 - upTo));
    before = upTo;
    return wait;
  });
}
