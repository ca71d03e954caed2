import type { Scenario } from '../contract/scenario.ts';
import { playOnce, type Played } from '../bench/play-once.ts';
import { authorCodeOf, type AuthorCodeOptions } from '../kernel/author/author-code.ts';
import { playedChoices } from './played-choices.ts';
import { answersOf } from './token.ts';
import { withWindow } from './with-window.ts';
import { without } from './without.ts';

/** What is known of the code that a token is played with. */
export interface ReplayOptions extends AuthorCodeOptions {
  /** Hash of the sources. Default: none. */
  readonly sources?: string | undefined;
}

/** Plays the run that a token stands for, byte for byte; refuses a token that was made from other sources. */
export function replayToken(scenario: () => Scenario, token: string, options: ReplayOptions = {}): Promise<Played> {
  const { sources = '', ...how } = options;
  const { answers, seed, window, leftOut, round } = answersOf(token, sources);
  const { choices, watch } = playedChoices(answers, round);
  const played = { choices, races: true, seed, code: authorCodeOf(how) };
  return playOnce(without(withWindow(scenario, window), leftOut), played, watch);
}
