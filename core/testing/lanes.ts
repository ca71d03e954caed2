import type { Vocabulary } from '../contract/word.ts';
import type { GivenScenario, Scenario, ScenarioFunction } from '../contract/scenario.ts';
import { authorLine } from '../kernel/author/author-line.ts';
import type { LaneOptions } from './lane-options.ts';
import type { Asserting } from './follows-lanes.ts';
import { LaneFailure } from './lane-failure.ts';
import { isAva, shownOnce } from './shown-once.ts';
import { playLanesAt } from './play-lanes.ts';

/**
 * An implementation for `test('…', lanes(scenario, words, picture))` of AVA, and for `test` of any other runner. It knows the line on
 * which it was made.
 */
export function lanes<S extends Scenario | ScenarioFunction>(
  scenario: GivenScenario<S>,
  words: Vocabulary,
  picture: string,
  options?: LaneOptions,
): (t?: unknown) => Promise<void>;
export function lanes(
  scenario: Scenario | (() => Scenario),
  words: Vocabulary,
  picture: string,
  options: LaneOptions = {},
): (t?: unknown) => Promise<void> {
  const where = authorLine(new Error('called here'));
  return async (t) => {
    try {
      await playLanesAt(where, scenario, words, picture, options);
    } catch (error) {
      throw error instanceof LaneFailure && isAva(t) ? shownOnce(error) : error;
    }
    // AVA wants a test to assert something; a runner that gives no such `t` does not.
    if (isAsserting(t)) t.pass();
  };
}

const isAsserting = (t: unknown): t is Asserting =>
  typeof t === 'object' && t !== null && 'pass' in t && typeof t.pass === 'function';
