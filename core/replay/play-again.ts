import { createBench, type Bench, type BenchOptions } from '../bench/create-bench.ts';
import type { Finding } from '../contract/finding.ts';
import type { Scenario } from '../contract/scenario.ts';
import { playedChoices } from './played-choices.ts';
import { WentRound } from '../bench/rounds/rounds.ts';
import { BenchError } from '../kernel/errors.ts';
import { traceLine, type TraceLine } from '../report/trace-line.ts';
import { digestOf } from './sampled-run.ts';
import { readToken } from './token.ts';
import { withWindow } from './with-window.ts';
import { without } from './without.ts';

/** What a run showed, as plain values. */
export interface RunShown {
  readonly messages: readonly TraceLine[];
  /** Sentences of what was found, and why the run ended early if it did. */
  readonly findings: readonly string[];
  /** The same in few letters, as the search keeps it. */
  readonly digest: string;
}

/** Plays the run of a token as far as it goes, to be held against another play of the same token. */
export async function playAgain(
  scenario: () => Scenario,
  token: string,
  how: Pick<BenchOptions, 'code'>,
): Promise<RunShown> {
  const { answers, seed, window, leftOut, round } = readToken(token);
  const { choices, watch } = playedChoices(answers, round);
  const bench = createBench(without(withWindow(scenario, window), leftOut), {
    ...how,
    choices,
    races: true,
    seed,
  });
  watch?.(bench);
  const findings: string[] = [];
  try {
    await bench.runUntilQuiet();
  } catch (error) {
    if (!(error instanceof WentRound || error instanceof BenchError)) throw error;
    if (error instanceof BenchError) findings.push(error.message);
  }
  return { ...shownBy(bench), findings: [...bench.findings.map(said), ...findings] };
}

const said = ({ sentence }: Finding): string => sentence;

const shownBy = (bench: Bench): Omit<RunShown, 'findings'> => ({
  messages: bench.trace.messages.map(traceLine),
  digest: digestOf(bench),
});
