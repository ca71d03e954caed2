import { createBench, type Bench, type BenchOptions } from '../bench/create-bench.ts';
import type { Scenario } from '../contract/scenario.ts';
import { BenchError } from '../kernel/errors.ts';
import type { Choices } from '../kernel/choices.ts';
import { PlayedAlready } from './played-already.ts';
import type { WatchedRun } from './coverage/watched-run.ts';
import type { SearchedRun } from './searched-run.ts';
import { watchSteps } from './watch-steps.ts';

/** How one run of a search ended. */
export interface PlayedRun {
  readonly bench: Bench;
  readonly ended: 'at its end' | 'cut off' | 'at a limit' | 'not repeatable';
  /** Where it could not be repeated: what was not as it was before. */
  readonly problem?: string;
}

interface Playing {
  readonly choices: Choices;
  readonly synchronous: boolean;
  readonly seed: number;
  readonly onTurn?: BenchOptions['onTurn'];
  readonly follow?: SearchedRun;
  /** Keeps what coverage counts. */
  readonly watched?: WatchedRun | undefined;
}

/** Plays a scenario once under given choices, to its end, or until a limit or the search cuts it off. */
export async function playRun(
  scenario: () => Scenario,
  { choices, synchronous, seed, onTurn, follow, watched }: Playing,
): Promise<PlayedRun> {
  const bench = createBench(scenario, { choices: watched ?? choices, races: true, synchronous, seed, onTurn });
  watched?.watch(bench);
  if (follow !== undefined) watchSteps(bench, follow);
  try {
    const ended = await endOf(bench);
    follow?.end();
    return { bench, ended };
  } catch (error) {
    if (!(error instanceof BenchError && error.code === 'RP_NOT_DETERMINISTIC')) throw error;
    return { bench, ended: 'not repeatable', problem: error.message };
  }
}

async function endOf(bench: Bench): Promise<PlayedRun['ended']> {
  try {
    await bench.runUntilQuiet();
    return 'at its end';
  } catch (error) {
    if (error instanceof PlayedAlready) return 'cut off';
    if (error instanceof BenchError && error.code === 'RP_LIMIT_REACHED') return 'at a limit';
    throw error;
  }
}
