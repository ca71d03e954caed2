import { Subscription } from 'rxjs';
import { createBench, type Bench } from '../../bench/create-bench.ts';
import { withStrategies } from '../../bench/with-strategies.ts';
import type { Plugin } from '../../contract/plugin.ts';
import type { Scenario } from '../../contract/scenario.ts';
import type { ScriptLine } from '../../contract/script.ts';
import type { Strategy } from '../../contract/strategy.ts';
import { inOrder } from '../../kernel/choices.ts';
import type { Clock } from '../../kernel/clock/clock.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import { coverageOf } from '../../explore/coverage/coverage-counts.ts';
import { coverageKeeper } from '../../explore/coverage/coverage-keeper.ts';
import { WatchedRun } from '../../explore/coverage/watched-run.ts';
import { reportKeeper } from '../../process/kept/report-keeper.ts';
import { HistoryKeeper } from '../../run/history-keeper.ts';
import type { LaneOptions } from '../lane-options.ts';
import { keptForReport, type KeptForReport } from './kept-for-report.ts';
import { Leaks, type Leak } from './leaks.ts';
import { Recorder } from './recorder.ts';
import { tellDecisions } from './tell-decisions.ts';
import { watchDesk } from './watch-desk.ts';
import { watchRun, watchTimers } from './watch-run.ts';

/** A run that was played to its end, and all that lanes can be held against. */
export interface StagedRun {
  readonly bench: Bench;
  readonly recorder: Recorder;
  /** What was left open. */
  readonly open: readonly Leak[];
  /** To be told what was wrong with the lanes, if anything, where runs are kept for a report. */
  readonly keep?: KeptForReport | undefined;
}

/** What a run has beside its scenario. */
export interface Stage {
  /** What actors do beside the scenario's own script. */
  readonly script: readonly ScriptLine[];
  /** When the run ends, if nothing says otherwise. */
  readonly end: Milliseconds;
  /** The author's line that asked for the run, where it is known. */
  readonly where?: string | undefined;
}

/** Plays a scenario to its end, watched from all sides. */
export async function stageRun(
  scenario: Scenario | (() => Scenario),
  { script, end, where }: Stage,
  options: LaneOptions,
): Promise<StagedRun> {
  const recorder = new Recorder();
  const leaks = new Leaks();
  const probes = new Subscription();
  const keep = coverageKeeper(where);
  const { until, before, seed, races, synchronous } = options;
  const counted = keep && WatchedRun.of(options.choices ?? inOrder());
  const forReport = reportKeeper(where);
  const history = forReport && new HistoryKeeper(counted ?? options.choices);
  const choices = history ?? counted ?? options.choices;
  const staged = (): Scenario => {
    const given = typeof scenario === 'function' ? scenario() : scenario;
    // What is no scenario is refused where it is put on the bench.
    if (!Array.isArray(given?.plugins)) return given;
    const plugins = given.plugins.map((plugin) => endedWith(plugin, probes));
    return {
      ...withStrategies(given, (strategy) => watched(strategy, recorder, leaks)),
      plugins: [watchRun(leaks), recorder.plugin, ...plugins],
      drive: { ...given.drive, script: [...(given.drive?.script ?? []), ...script] },
      until: until ?? given.until ?? end,
    };
  };
  const watchClock = (clock: Clock) => {
    watchTimers(clock, leaks);
    // Of the step in hand: where events race, actors are not all at one time.
    recorder.now = () => clock.now();
  };
  const bench = createBench(staged, { ...definedOnly({ choices, seed, races, synchronous }), watchClock });
  if (counted !== undefined) probes.add(counted.watch(bench));
  const keptRun = forReport && keptForReport(bench, { history: history!, keep: forReport, probes, where });
  const subscription = before?.(bench);
  if (subscription !== undefined) probes.add(subscription);
  await bench.runUntilQuiet();
  probes.unsubscribe();
  if (counted !== undefined) keep!(coverageOf(counted), bench.scenario.name);
  return { bench, recorder, open: leaks.list(), keep: keptRun };
}

/** Tells what the strategy decides, and keeps what it opens. */
function watched(strategy: Strategy, recorder: Recorder, leaks: Leaks): Strategy {
  recorder.strategies.add(strategy.name);
  return {
    ...strategy,
    route: (interaction, desk) =>
      tellDecisions(strategy.route(interaction, watchDesk(desk, interaction.id, leaks)), (decision) =>
        recorder.decided(strategy.name, decision),
      ),
  };
}

/** The same plugin, whose probe is taken off when the run has ended. */
const endedWith = (plugin: Plugin, probes: Subscription): Plugin => {
  if (plugin.observe === undefined) return plugin;
  return {
    ...plugin,
    observe: (sight) => {
      const subscription = plugin.observe!(sight);
      if (subscription !== undefined) probes.add(subscription);
    },
  };
};

const definedOnly = <T extends object>(options: T) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>;
  };
