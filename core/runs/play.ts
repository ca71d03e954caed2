import type { BenchOptions } from '../bench/create-bench.ts';
import { play as playOnce, type Played } from '../bench/play.ts';
import type { Scenario } from '../contract/scenario.ts';
import { inOrder } from '../kernel/choices.ts';
import { coverageKeeper } from './coverage/coverage-keeper.ts';
import { coverageOf } from './coverage/coverage-counts.ts';
import { WatchedRun } from './coverage/watched-run.ts';

/** How a scenario is played. */
export interface PlayOptions extends BenchOptions {
  /** Counts which events came in which order, and which rows of the protocol's tables were passed. Default: false. */
  readonly coverage?: boolean | undefined;
}

/** Plays a scenario to its end. A limit that is reached ends it earlier, with all that was seen until then. */
export async function play(
  scenario: Scenario | (() => Scenario),
  { coverage = false, ...options }: PlayOptions = {},
): Promise<Played> {
  const keep = coverageKeeper();
  if (!coverage && keep === undefined) return playOnce(scenario, options);
  const watched = WatchedRun.of(options.choices ?? inOrder());
  const played = await playOnce(scenario, { ...options, choices: watched }, (bench) => void watched.watch(bench));
  const shown = coverageOf(watched);
  keep?.(shown, played.scenario);
  return coverage ? { ...played, coverage: shown } : played;
}
