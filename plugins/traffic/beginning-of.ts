import type { Arrivals, Milliseconds } from 'routeproof';

/** Before this time nothing comes, whatever chance has it. */
export function beginningOf(arrivals: Arrivals): Milliseconds {
  if ('profile' in arrivals) return arrivals.profile.find(({ perHour }) => perHour > 0)?.from ?? 0;
  return 'every' in arrivals && typeof arrivals.every === 'number' ? arrivals.every : 0;
}
