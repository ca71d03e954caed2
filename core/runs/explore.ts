import type { Scenario } from '../contract/scenario.ts';
import { inOrder } from '../kernel/choices.ts';
import { coverageKeeper } from './coverage/coverage-keeper.ts';
import { Exploration } from './exploration.ts';
import type { Explored } from './explored.ts';
import type { ExploreOptions } from './explore-options.ts';
import { playRun } from './played-run.ts';
import { noReduction, reductionFor, type Reduction } from './reduction.ts';
import { withWindow } from './with-window.ts';

/** Plays a scenario in every order that can matter, and says what holds in all of them. */
export async function explore(given: () => Scenario, options: ExploreOptions = {}): Promise<Explored> {
  const keep = coverageKeeper();
  if (keep === undefined) return explored(given, options);
  const { coverage, ...found } = await explored(given, { ...options, coverage: true });
  keep(coverage!, found.scenario);
  return options.coverage ? { ...found, coverage: coverage! } : found;
}

async function explored(given: () => Scenario, options: ExploreOptions): Promise<Explored> {
  const scenario = withWindow(given, options.raceWindow);
  const { seed = 1, synchronous = false, onTurn } = options;
  const { bench } = await playRun(scenario, { choices: inOrder(), synchronous, seed, onTurn });
  for (let reduction = chosen(options, reductionFor(bench)); ;) {
    const exploration = new Exploration(scenario, bench.scenario, reduction, options);
    const better = await exploration.play();
    if (better === undefined) return exploration.result();
    reduction = better;
  }
}

function chosen({ reduction = true, depends }: ExploreOptions, found: Reduction): Reduction {
  if (!reduction) return noReduction;
  return depends === undefined ? found : { depends, sentence: 'steps were told apart by a relation of the caller' };
}
