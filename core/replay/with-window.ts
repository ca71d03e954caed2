import { scenarioLike, type Scenario } from '../contract/scenario.ts';
import { seconds, type Milliseconds } from '../kernel/time.ts';
import { assign } from '../kernel/assign.ts';

/** The same scenario with a race window: the one that is asked for, its own, or one second. */
export const withWindow = (given: () => Scenario, raceWindow: Milliseconds | undefined): (() => Scenario) =>
  scenarioLike(() => {
    const scenario = given();
    // What is no scenario is refused where it is put on the bench.
    if (typeof scenario !== 'object' || scenario === null) return scenario;
    return assign(scenario, { raceWindow: raceWindow ?? scenario.raceWindow ?? seconds(1) });
  }, given);
