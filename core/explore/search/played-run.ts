import type { ComposedBench } from '../../bench/composed-bench.ts';
import { composedBench } from '../../bench/create-bench.ts';
import type { BuiltInProperties } from '../../bench/properties/built-in-properties.ts';
import type { Scenario } from '../../contract/scenario.ts';
import { authorCodeOf, type AuthorCodeOptions } from '../../kernel/author/author-code.ts';
import { BenchError } from '../../kernel/errors.ts';
import { WentRound } from '../../bench/rounds/rounds.ts';
import { WorkOver } from '../deadline.ts';
import { MayGoRound, type SuspectedRound } from './lasso/suspicion.ts';
import type { WatchedRun } from '../coverage/watched-run.ts';
import { SleepSetBlocked, type SearchedRun } from './searched-run.ts';

/** It may go round for ever, or is known to; or it was to show that it does, and has. */
type LeftInRound = 'may go round' | 'going round' | 'gone round';

/** How one run of a search ended. */
export interface PlayedRun {
  readonly bench: ComposedBench;
  readonly ended: 'at its end' | 'cut off' | 'at a limit' | 'not repeatable' | 'stopped' | LeftInRound;
  /** The round that it was left in. */
  readonly round?: SuspectedRound;
  /** Where it could not be repeated: what was not as it was before. */
  readonly problem?: string;
}

interface Playing extends AuthorCodeOptions {
  readonly seed?: number | undefined;
}

interface Watching {
  /** That another run of the scenario has been checked. */
  readonly isChecked?: boolean;
  /** Keeps what coverage counts. */
  readonly watched?: WatchedRun | undefined;
  /** The built-in properties, where a search keeps them from run to run. */
  readonly builtIn?: BuiltInProperties | undefined;
}

/** Plays a scenario once, the run answering its choices, to its end, or until a limit or the search cuts it off. A promise comes only where code awaits. */
export function playRun(
  scenario: () => Scenario,
  run: SearchedRun,
  options: Playing,
  { watched, isChecked = false, builtIn }: Watching = {},
): PlayedRun | Promise<PlayedRun> {
  const [code, seed] = [authorCodeOf(options), options.seed ?? 1];
  const how = { choices: watched ?? run, races: true, code, seed, isChecked };
  const bench = composedBench(scenario, { ...how, builtIn, stepsBefore: run.known.length });
  watched?.watch(bench);
  run.watch(bench);
  run.follower?.watch(bench);
  const atItsEnd = (): PlayedRun => ended(bench, run, undefined);
  const earlier = (error: unknown): PlayedRun => ended(bench, run, { error });
  try {
    const turns = bench.toQuiet();
    if (turns instanceof Promise) return turns.then(atItsEnd, earlier);
  } catch (error) {
    return earlier(error);
  }
  return atItsEnd();
}

function ended(bench: ComposedBench, run: SearchedRun, thrown: { readonly error: unknown } | undefined): PlayedRun {
  try {
    const how = thrown === undefined ? 'at its end' : howEnded(thrown.error);
    if (how !== 'stopped') run.end();
    return { bench, ended: how, ...(thrown?.error instanceof MayGoRound && { round: thrown.error.round }) };
  } catch (error) {
    if (!(error instanceof BenchError && error.code === 'RP_NOT_DETERMINISTIC')) throw error;
    return { bench, ended: 'not repeatable', problem: error.message };
  }
}

function howEnded(error: unknown): PlayedRun['ended'] {
  if (error instanceof SleepSetBlocked) return 'cut off';
  if (error instanceof WorkOver) return 'stopped';
  if (error instanceof WentRound) return 'gone round';
  if (error instanceof MayGoRound) return error.isKnown ? 'going round' : 'may go round';
  if (error instanceof BenchError && error.code === 'RP_LIMIT_REACHED') return 'at a limit';
  throw error;
}
