import type { Bench } from '../bench/create-bench.ts';
import type { Vocabulary } from '../contract/word.ts';
import type { GivenScenario, Scenario, ScenarioFunction } from '../contract/scenario.ts';
import { authorLine } from '../kernel/author/author-line.ts';
import type { LaneOptions } from './lane-options.ts';
import { LaneFailure } from './lane-failure.ts';
import { isAva, shownOnce } from './shown-once.ts';
import { playLanesAt } from './play-lanes.ts';

/** What this needs of AVA's `t`; any test context with these two will do. */
export interface Asserting {
  /** The run is as its picture. */
  pass(message?: string): unknown;
  /** It is not; the message is the drawing of what differs. */
  fail(message?: string): unknown;
}

/** Asserts, within a test of AVA, that a run is as its picture: passes, or fails with the drawing. Gives the bench for more questions. */
export function followsLanes<S extends Scenario | ScenarioFunction>(
  t: Asserting,
  scenario: GivenScenario<S>,
  words: Vocabulary,
  picture: string,
  options?: LaneOptions,
): Promise<Bench | undefined>;
export async function followsLanes(
  t: Asserting,
  scenario: Scenario | (() => Scenario),
  words: Vocabulary,
  picture: string,
  options: LaneOptions = {},
): Promise<Bench | undefined> {
  const where = authorLine(new Error('called here'));
  try {
    const bench = await playLanesAt(where, scenario, words, picture, options);
    t.pass();
    return bench;
  } catch (error) {
    if (!(error instanceof LaneFailure)) throw error;
    if (isAva(t)) throw shownOnce(error);
    t.fail(error.message);
    return undefined;
  }
}
