import type { Scenario } from '../contract/scenario.ts';
import { play, type Played } from '../bench/play.ts';
import { replay } from '../kernel/choices.ts';
import type { BenchOptions } from '../bench/bench-options.ts';
import { answersOf } from './token.ts';
import { withWindow } from './with-window.ts';
import { without } from './without.ts';

/** What is known of the code that a token is played with. */
interface ReplayOptions {
  /** Hash of the sources. Default: none. */
  readonly sources?: string | undefined;
  /** Whether the scenario's code is known never to await. Default: false. */
  readonly synchronous?: boolean | undefined;
  readonly onTurn?: BenchOptions['onTurn'];
}

/** Plays the run that a token stands for, byte for byte; refuses a token that was made from other sources. */
export function replayToken(
  scenario: () => Scenario,
  token: string,
  { sources = '', synchronous = false, onTurn }: ReplayOptions = {},
): Promise<Played> {
  const { answers, seed, window, leftOut } = answersOf(token, sources);
  return play(without(withWindow(scenario, window), leftOut), {
    choices: replay(answers),
    races: true,
    seed,
    synchronous,
    onTurn,
  });
}
