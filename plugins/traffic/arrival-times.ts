import { exponential, hours, type Arrivals, type Milliseconds, type ProfileInterval } from 'routeproof';
import { drawn, exactTimes, type Random, type RandomStream } from 'routeproof/kit';

/** The times at which interactions of a stream come, one after the other, until there are none any more. */
export function arrivalTimes(arrivals: Arrivals, random: Random, stream: string): () => Milliseconds | undefined {
  const exact = exactTimes(arrivals)?.toSorted((one, other) => one - other);
  if (exact !== undefined) {
    let next = 0;
    return () => exact[next++];
  }
  const chance = random.stream(`arrivals ${stream}`);
  const factor = dayFactor(arrivals, random, stream);
  if (factor <= 0) return () => undefined;
  if ('profile' in arrivals) return alongProfile(arrivals.profile, factor, chance);
  const distribution =
    'every' in arrivals ? arrivals.every : exponential(hours(1) / ((arrivals as PerHour).perHour * factor));
  let time = 0;
  return () => (time += drawn(distribution, chance));
}

type PerHour = Extract<Arrivals, { perHour: unknown }>;

/** How many come at each of these times. */
export function batchSizes(arrivals: Arrivals, random: Random, stream: string): () => number {
  const batch = 'batch' in arrivals ? arrivals.batch : undefined;
  if (batch === undefined) return () => 1;
  const chance = random.stream(`batches ${stream}`);
  return () => Math.max(1, Math.round(drawn(batch, chance)));
}

/** How busy the day is that is played, beside the mean of all days. */
const dayFactor = (arrivals: Arrivals, random: Random, stream: string): number =>
  'dayFactor' in arrivals && arrivals.dayFactor !== undefined
    ? drawn(arrivals.dayFactor, random.once(`day factor ${stream}`))
    : 1;

const aUnit = exponential(1);

/** One exponential amount of work for each arrival, done at the rate that each interval has. */
function alongProfile(
  profile: readonly ProfileInterval[],
  factor: number,
  random: RandomStream,
): () => Milliseconds | undefined {
  let index = 0;
  let time = profile[0]!.from;
  return () => {
    let work = drawn(aUnit, random);
    for (; index < profile.length; time = profile[++index]?.from ?? Infinity) {
      const { to, perHour: usual } = profile[index]!;
      const perHour = usual * factor;
      const there = ((to - time) * perHour) / hours(1);
      if (work < there) return (time += (work * hours(1)) / perHour);
      work -= there;
    }
    return undefined;
  };
}
