import { isFailure } from '../contract/finding.ts';
import type { Scenario } from '../contract/scenario.ts';
import { playOnce, type Played } from '../bench/play-once.ts';
import type { AuthorCode } from '../kernel/author/author-code.ts';
import { BenchError } from '../kernel/errors.ts';
import { playedChoices } from '../replay/played-choices.ts';
import { readToken } from '../replay/token.ts';
import type { Branch } from '../report/coverage-table.ts';
import { withWindow } from '../replay/with-window.ts';
import { without } from '../replay/without.ts';
import { HistoryKeeper } from './history-keeper.ts';

/** A run, and what it took of the author's code. */
export interface RunWithBranches {
  readonly played: Played;
  readonly branches: readonly Branch[];
}

/** Plays a run, and says what it took of the author's code. */
export type WithBranches = (play: () => Promise<Played>) => Promise<RunWithBranches>;

/** A failing run and the nearest one that does not fail. */
export interface NearestGoodRun {
  readonly failing: RunWithBranches;
  /** Absent where no run was found that passes. */
  readonly good?: RunWithBranches;
  /** So many messages are the same in both. */
  readonly fork: number;
}

/** So many runs are tried at most. */
const mostTried = 64;

/**
 * Plays the run of a token, and looks for the run that passes and does as it does for as long as possible: each of its answers
 * that is not the ordinary one, from the last on, is given up with all that follow.
 */
export async function nearestGoodRun(
  scenario: () => Scenario,
  token: string,
  code: AuthorCode | undefined,
  withBranches: WithBranches,
): Promise<NearestGoodRun> {
  const { answers, seed, window, leftOut, round } = readToken(token);
  const raced = without(withWindow(scenario, window), leftOut);
  const played = async (given: readonly number[], of = round): Promise<Played> => {
    const { choices, watch } = playedChoices(given, of);
    const keeper = new HistoryKeeper(choices);
    const run = await playOnce(raced, { choices: keeper, races: true, seed, ...(code && { code }) }, (bench) => {
      watch?.(bench);
      keeper.watch(bench);
    });
    return { ...run, history: keeper.history() };
  };
  const failing = await withBranches(() => played(answers));
  const turns = answers.flatMap((answer, index) => (answer === 0 ? [] : [index])).toReversed();
  for (const turn of turns.slice(0, mostTried)) {
    const good = await passing(() => withBranches(() => played(answers.slice(0, turn), undefined)));
    if (good !== undefined) return { failing, good, fork: forkOf(failing.played, good.played) };
  }
  return { failing, fork: failing.played.messages.length };
}

/** Nothing where the run fails, or comes to no end. */
async function passing(play: () => Promise<RunWithBranches>): Promise<RunWithBranches | undefined> {
  try {
    const run = await play();
    const { verdict, findings } = run.played;
    return verdict === 'inconclusive' || findings.some(isFailure) ? undefined : run;
  } catch (error) {
    if (error instanceof BenchError) return undefined;
    throw error;
  }
}

function forkOf({ messages: one }: Played, { messages: other }: Played): number {
  const fork = one.findIndex((message, index) => JSON.stringify(message) !== JSON.stringify(other[index]));
  return fork < 0 ? one.length : fork;
}
