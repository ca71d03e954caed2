import { scenarioLike, type Scenario } from '../contract/scenario.ts';
import { RepeatedLines } from '../kernel/author/repeated-lines.ts';
import { seconds, type Milliseconds } from '../kernel/time.ts';
import { assign } from '../kernel/assign.ts';

/** The same scenario with a race window: the one that is asked for, its own, or one second. */
export function withWindow(given: () => Scenario, raceWindow: Milliseconds | undefined): () => Scenario {
  const scenario = scenarioLike(() => {
    const made = given();
    // What is no scenario is refused where it is put on the bench.
    if (typeof made !== 'object' || made === null) return made;
    return assign(made, { raceWindow: raceWindow ?? made.raceWindow ?? seconds(1) });
  }, given);
  return RepeatedLines.like(scenario, given);
}
