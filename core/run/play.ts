import { benchOptionKinds } from '../bench/bench-options.ts';
import type { Bench, BenchOptions } from '../bench/create-bench.ts';
import { playOnce, type Played } from '../bench/play-once.ts';
import { checkedOptions, optionKinds, type OptionKind } from '../contract/checked-options.ts';
import { checkedScenario } from '../contract/checked-scenario.ts';
import type { Finding } from '../contract/finding.ts';
import { found } from '../contract/found.ts';
import { statedAt } from '../contract/property.ts';
import type { GivenScenario, Scenario, ScenarioFunction } from '../contract/scenario.ts';
import { inOrder } from '../kernel/choices.ts';
import { coverageKeeper } from '../explore/coverage/coverage-keeper.ts';
import { coverageOf } from '../explore/coverage/coverage-counts.ts';
import { WatchedRun } from '../explore/coverage/watched-run.ts';
import { reportKeeper } from '../process/kept/report-keeper.ts';
import { HistoryKeeper } from './history-keeper.ts';
import { keepRun } from './keep-run.ts';
import { withFindings } from './left-unsaid.ts';

/** How a scenario is played. */
export interface PlayOptions extends BenchOptions {
  /** Counts which events came in which order, and which rows of the protocol's tables were passed. Default: false. */
  readonly coverage?: boolean | undefined;
  /** Keeps what each step changed in the store. Default: false. */
  readonly history?: boolean | undefined;
  /** Is given the bench before it runs. */
  readonly onBench?: (bench: Bench) => void;
}

const playOptionKinds: Readonly<Record<keyof PlayOptions, OptionKind>> = {
  ...benchOptionKinds,
  coverage: optionKinds.flag,
  history: optionKinds.flag,
  onBench: optionKinds.code,
};

/**
 * Plays a scenario once, to its end. A limit that is reached ends it earlier, with all that was seen until then. Rejects with a
 * `BenchError` where the scenario cannot be played.
 */
export function play<S extends Scenario | ScenarioFunction>(
  scenario: GivenScenario<S>,
  options?: PlayOptions,
): Promise<Played>;
export async function play(scenario: Scenario | (() => Scenario), options: PlayOptions = {}): Promise<Played> {
  checkedScenario('`play`', scenario);
  const { coverage = false, history = false, onBench, ...how } = checkedOptions('`play`', options, playOptionKinds);
  const keep = coverageKeeper();
  const forReport = reportKeeper();
  const watched = coverage || keep !== undefined ? WatchedRun.of(how.choices ?? inOrder()) : undefined;
  const keeper = history || forReport !== undefined ? new HistoryKeeper(watched ?? how.choices) : undefined;
  const watch = (bench: Bench) => {
    onBench?.(bench);
    watched?.watch(bench);
    keeper?.watch(bench);
  };
  const played = await playAlone(scenario, how, watch, keeper ?? watched);
  const shown = watched && coverageOf(watched);
  if (shown !== undefined) keep?.(shown, played.scenario);
  const kept = keeper?.history();
  keepRun(forReport, { ...played, ...(kept && { history: kept }) });
  return { ...played, ...(coverage && { coverage: shown! }), ...(history && { history: kept! }) };
}

/** One run of many says nothing of what is to hold in some run; one that is played alone does. */
async function playAlone(
  scenario: Scenario | (() => Scenario),
  options: BenchOptions,
  watch?: (bench: Bench) => void,
  choices = options.choices,
): Promise<Played> {
  let onTable: Bench | undefined;
  const how = choices === undefined ? options : { ...options, choices };
  const played = await playOnce(scenario, how, (bench) => {
    onTable = bench;
    watch?.(bench);
  });
  const isOneOfMany = options.choices !== undefined || options.races === true;
  return isOneOfMany || played.verdict === 'inconclusive' ? played : withFindings(played, missedIn(onTable!));
}

const missedIn = ({ scenario, judged, clock, trace }: Bench): readonly Finding[] =>
  (scenario.properties ?? [])
    .filter((property) => property.kind === 'sometimes' && !judged.reached.has(property))
    .map((property) => ({
      ...found.notSometimes(property.sentence),
      ...{ where: statedAt(property), at: clock.now(), after: trace.length, count: 1 },
    }));
