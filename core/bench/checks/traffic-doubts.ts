import type { Reported } from '../../contract/finding.ts';
import { found } from '../../contract/found.ts';
import type { Scenario } from '../../contract/scenario.ts';
import { exactTimes, type Arrivals } from '../../contract/arrivals.ts';
import { streamName, streamsOf } from '../../contract/traffic.ts';
import { timeInWords, type Milliseconds } from '../../kernel/time.ts';

/** Traffic that is said to come when the run is over. That a rate goes on past the end is meant so. */
export function* trafficDoubts({ load, until = Infinity }: Scenario): Generator<Reported> {
  for (const stream of streamsOf(load?.traffic)) {
    const late = lateIn(stream.arrivals, until);
    if (late !== undefined) yield found.trafficAfterEnd(streamName(stream), late, timeInWords(until));
  }
}

/** Which arrivals are too late. */
function lateIn(arrivals: Arrivals, until: Milliseconds): string | undefined {
  const times = exactTimes(arrivals);
  if (times === undefined) return beginningOf(arrivals) > until ? 'all' : undefined;
  const { length } = times.filter((time) => time > until);
  return length === 0 ? undefined : length === times.length ? 'all' : `${length} of ${times.length}`;
}

/** Before this time nothing comes, whatever chance has it. */
function beginningOf(arrivals: Arrivals): Milliseconds {
  if ('profile' in arrivals) return arrivals.profile.find(({ perHour }) => perHour > 0)?.from ?? 0;
  return 'every' in arrivals && typeof arrivals.every === 'number' ? arrivals.every : 0;
}
