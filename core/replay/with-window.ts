import { scenarioLike, type Scenario } from '../contract/scenario.ts';
import { seconds, type Milliseconds } from '../kernel/time.ts';
import { assign } from '../kernel/assign.ts';

/** The same scenario with a race window: the one that is asked for, its own, or one second. */
export const withWindow = (given: () => Scenario, raceWindow: Milliseconds | undefined): (() => Scenario) =>
  scenarioLike(() => {
    const scenario = given();
    return assign(scenario, { raceWindow: raceWindow ?? scenario.raceWindow ?? seconds(1) });
  }, given);
