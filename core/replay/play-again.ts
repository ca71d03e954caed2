import { createBench, type BenchOptions } from '../bench/create-bench.ts';
import type { Scenario } from '../contract/scenario.ts';
import { replay } from '../kernel/choices.ts';
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
  const { answers, seed, window, leftOut } = readToken(token);
  const bench = createBench(without(withWindow(scenario, window), leftOut), {
    ...how,
    choices: replay(answers),
    races: true,
    seed,
  });
  const findings: string[] = [];
  try {
    await bench.runUntilQuiet();
  } catch (error) {
    if (!(error instanceof BenchError)) throw error;
    findings.push(error.message);
  }
  findings.unshift(...bench.findings.map(({ sentence }) => sentence));
  return { messages: bench.trace.messages.map(traceLine), findings, digest: digestOf(bench) };
}
