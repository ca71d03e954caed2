import { createBench } from '../bench/create-bench.ts';
import type { Finding } from '../contract/finding.ts';
import { exactTimes } from '../contract/arrivals.ts';
import { scenarioLike, type Scenario } from '../contract/scenario.ts';
import { streamsOf, type TrafficStream } from '../contract/traffic.ts';
import { authorCodeOf, type AuthorCodeOptions } from '../kernel/author/author-code.ts';
import { BenchError } from '../kernel/errors.ts';
import { hours, minutes, type Milliseconds } from '../kernel/time.ts';
import type { GroupMeasures, Measures } from './share-of-traffic.ts';
import { TraceSample, type SampledInteraction } from './trace-sample.ts';
import { TrafficProbe } from './traffic-probe.ts';
import { mser5, WaitSeries } from './warm-up.ts';

/** Options of one replication. Times are in milliseconds. */
export interface ReplicationOptions extends AuthorCodeOptions {
  /** Seed of all chance in this replication. */
  readonly seed: number;
  /** How much of the beginning is not measured. */
  readonly warmUp: Milliseconds;
  /** Answered within this time counts for the service level. */
  readonly within: Milliseconds;
  /** Keeps every message of a sample and of the worst waits. */
  readonly sample?: boolean;
  /** Finds how long the run warms up. */
  readonly seeksWarmUp?: boolean;
  /** Is told how much of the run is done, and ends it early by answering false. */
  readonly onProgress?: (done: number, interactions: number) => boolean;
}

/** What one replication has shown. */
export interface Replication {
  /** Of all the traffic; times in seconds, null where there is nothing to measure. */
  readonly measures: Measures;
  /** The same by queue, medium, skill, agent and half-hour interval. */
  readonly groups: readonly GroupMeasures[];
  /** What was found in the run. */
  readonly findings: readonly Finding[];
  /** It reached a limit, or was told to stop. */
  readonly isCut: boolean;
  /** It was told to stop. */
  readonly stopped: boolean;
  /** Where it was asked for: some interactions, and those that waited longest, with their messages. */
  readonly sample?: readonly SampledInteraction[];
  /** What MSER-5 found, where it was asked for. */
  readonly warmUp?: Milliseconds;
}

const slices = 200;

/** Runs a scenario's traffic once on a bench of its own, without a trace, and measures it. */
export async function runReplication(make: () => Scenario, options: ReplicationOptions): Promise<Replication> {
  const { seed, warmUp: from, within } = options;
  const bench = createBench(
    scenarioLike(() => unlimited(make()), make),
    { seed, code: authorCodeOf(options), lean: true },
  );
  const series = options.seeksWarmUp ? new WaitSeries() : undefined;
  const { scenario, clock } = bench;
  const until = endOf(scenario);
  const interval = until <= hours(48) ? minutes(30) : 0;
  const probe = new TrafficProbe(bench, { from, within, interval, series });
  const sample = options.sample ? new TraceSample(bench) : undefined;
  let [isCut, stopped] = [false, false];
  try {
    for (let slice = 1; slice <= slices && !stopped; slice++) {
      await bench.runFor((until * slice) / slices - clock.now());
      stopped = options.onProgress?.(slice / slices, probe.offered) === false;
    }
  } catch (error) {
    if (!(error instanceof BenchError && error.code === 'RP_LIMIT_REACHED')) throw error;
    isCut = true;
  }
  const now = clock.now();
  return {
    measures: probe.measures(now),
    groups: probe.groups(skillsOf(scenario), now),
    findings: bench.findings,
    isCut: isCut || stopped,
    stopped,
    ...(sample && { sample: sample.kept }),
    ...(series && { warmUp: mser5(series) }),
  };
}

/** A day of traffic has more events than any single run that ends; only what repeats without time moving is a loop. */
const unlimited = (scenario: Scenario): Scenario => ({
  ...scenario,
  limits: { eventsPerRun: Infinity, ...scenario.limits },
});

/** Where a run ends: where the scenario says, where its profile ends, or after a day. */
export function endOf({ until, load }: Scenario): Milliseconds {
  const ends = streamsOf(load?.traffic).map(lastArrival);
  return until ?? (ends.length > 0 && ends.every((end) => end !== undefined) ? Math.max(...ends) : hours(24));
}

const lastArrival = ({ arrivals }: TrafficStream): Milliseconds | undefined => {
  if ('profile' in arrivals) return arrivals.profile.at(-1)!.to;
  const times = exactTimes(arrivals);
  return times && times.reduce((latest, time) => Math.max(latest, time)) + hours(1);
};

function skillsOf({ centre }: Scenario): ReadonlyMap<string, readonly string[]> {
  const skills = new Map<string, string[]>();
  for (const { name, skills: own = {} } of centre?.agents ?? [])
    for (const skill of Object.keys(own)) {
      const having = skills.get(skill);
      if (having === undefined) skills.set(skill, [name]);
      else having.push(name);
    }
  return skills;
}
