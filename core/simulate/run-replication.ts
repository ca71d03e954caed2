import { composedBench } from '../bench/create-bench.ts';
import type { Finding } from '../contract/finding.ts';
import { exactTimes } from '../contract/arrivals.ts';
import { scenarioLike, type Scenario } from '../contract/scenario.ts';
import { streamsOf, type TrafficStream } from '../contract/traffic.ts';
import { authorCodeOf, type AuthorCodeOptions } from '../kernel/author/author-code.ts';
import { BenchError } from '../kernel/errors.ts';
import { hours, minutes, type Milliseconds } from '../kernel/time.ts';
import type { RulesFired } from '../report/rules-fired.ts';
import type { Cell } from './measures/cell.ts';
import { TraceSample, type SampledInteraction } from './probe/trace-sample.ts';
import type { LittlesLaw } from './probe/littles-law.ts';
import { TimeIntervals } from './probe/time-intervals.ts';
import { TrafficProbe } from './probe/traffic-probe.ts';
import { isSteady } from './is-steady.ts';
import type { Threshold } from './threshold.ts';
import { WaitSeries, type WaitBatches } from './warm-up.ts';

/** Options of one replication. Times are in milliseconds. */
export interface ReplicationOptions extends AuthorCodeOptions {
  /** Seed of all chance in this replication. */
  readonly seed: number;
  /** How much of the beginning is not measured. */
  readonly warmUp: Milliseconds;
  /** Answered within this time counts for the service level. */
  readonly within: Threshold;
  /** By what the traffic is split, beside what it always is. Default: nothing. */
  readonly by?: readonly (readonly string[])[];
  /** Keeps every message of a sample and of the worst waits. */
  readonly sample?: boolean;
  /** Keeps the waits by which one finds how long the run warms up. */
  readonly seeksWarmUp?: boolean;
  /** Is told how much of the run is done, and ends it early by answering false. */
  readonly onProgress?: (done: number, interactions: number) => boolean;
}

/** What one replication has shown. */
export interface Replication {
  /** What was counted: of all the traffic, and of each part of it. */
  readonly cells: readonly Cell[];
  /** Both sides of L = λW. */
  readonly littlesLaw: LittlesLaw;
  /** How many agents were logged in at the end. */
  readonly agentsAtEnd: number;
  /** Which rows of rule tables fired, from the beginning of the run on; absent where none was asked. */
  readonly rules?: readonly RulesFired[];
  /** What was found in the run. */
  readonly findings: readonly Finding[];
  /** It reached a limit, or was told to stop. */
  readonly isCut: boolean;
  /** It was told to stop. */
  readonly stopped: boolean;
  /** Where it was asked for: some interactions, and those that waited longest, with their messages. */
  readonly sample?: readonly SampledInteraction[];
  /** Its waits, where they were asked for. */
  readonly series?: WaitBatches;
}

const slices = 200;
/** A longer run has no half-hours in its report; one in which all hours are alike has none after two days. */
const mostDays = 14;

/** Runs a scenario's traffic once on a bench of its own, without a trace, and measures it. */
export async function runReplication(make: () => Scenario, options: ReplicationOptions): Promise<Replication> {
  const { seed, warmUp: from, within } = options;
  const bench = composedBench(
    scenarioLike(() => unlimited(make()), make),
    { seed, code: authorCodeOf(options), lean: true },
  );
  const series = options.seeksWarmUp ? new WaitSeries() : undefined;
  const { scenario, clock } = bench;
  const until = endOf(scenario);
  const hasIntervals = until <= (isSteady(scenario) ? hours(48) : hours(24 * mostDays));
  const intervals = hasIntervals ? new TimeIntervals(minutes(30), until) : undefined;
  const probe = new TrafficProbe(bench, { from, within, intervals, series, by: options.by ?? [] });
  const sample = options.sample ? new TraceSample(bench) : undefined;
  let [isCut, stopped] = [false, false];
  try {
    for (let slice = 1; slice <= slices && !stopped; slice++) {
      await bench.runFor((until * slice) / slices - clock.now());
      stopped = options.onProgress?.(slice / slices, probe.offered) === false;
    }
    if (!stopped) bench.isCut();
  } catch (error) {
    if (!(error instanceof BenchError && error.code === 'RP_LIMIT_REACHED')) throw error;
    isCut = true;
  }
  return {
    ...probe.finish(clock.now()),
    agentsAtEnd: probe.agentsThere,
    ...(bench.rules.length > 0 && { rules: bench.rules }),
    findings: bench.findings,
    isCut: isCut || stopped,
    stopped,
    ...(sample && { sample: sample.kept }),
    ...(series && { series: { size: series.size, batches: series.batches } }),
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
