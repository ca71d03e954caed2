import { exponential, hours, type Arrivals, type Milliseconds } from 'routeproof';
import { drawn, type RandomStream } from 'routeproof/kit';

/** The times at which interactions come, one after the other, until there are none any more. */
export function arrivalTimes(arrivals: Arrivals, random: RandomStream): () => Milliseconds | undefined {
  if ('times' in arrivals) {
    const times = arrivals.times.toSorted((one, other) => one - other);
    let next = 0;
    return () => times[next++];
  }
  if ('profile' in arrivals) return alongProfile(arrivals.profile, random);
  const distribution = 'every' in arrivals ? arrivals.every : exponential(hours(1) / arrivals.perHour);
  let time = 0;
  return () => (time += drawn(distribution, random));
}

type Profile = Extract<Arrivals, { profile: unknown }>['profile'];

const aUnit = exponential(1);

/** One exponential amount of work for each arrival, done at the rate that each interval has. */
function alongProfile(profile: Profile, random: RandomStream): () => Milliseconds | undefined {
  let index = 0;
  let time = profile[0]!.from;
  return () => {
    let work = drawn(aUnit, random);
    for (; index < profile.length; time = profile[++index]?.from ?? Infinity) {
      const { to, perHour } = profile[index]!;
      const there = ((to - time) * perHour) / hours(1);
      if (work < there) return (time += (work * hours(1)) / perHour);
      work -= there;
    }
    return undefined;
  };
}
