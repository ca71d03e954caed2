import type { Scenario } from '../contract/scenario.ts';
import type { Strategy } from '../contract/strategy.ts';
import { errors } from '../kernel/errors.ts';
import { readyMadeScenario } from './ready-made.ts';

/** The scenario in a file's default export: one of its own, or the ready-made one with the strategy that was exported. */
export const playable = (exported: unknown, file: string): (() => Scenario) => {
  if (typeof exported === 'function') {
    // Called once for each run and never beside: what it keeps from run to run is to be found out, not added to.
    const make = exported as () => unknown;
    return () => scenarioOf(make(), file);
  }
  scenarioOf(exported, file);
  return () => scenarioOf(exported, file);
};

const scenarioOf = (made: unknown, file: string): Scenario => {
  if (isObject(made) && Array.isArray(made['plugins'])) return made as unknown as Scenario;
  if (isObject(made) && typeof made['route'] === 'function') return readyMadeScenario(made as unknown as Strategy);
  throw errors.fileExportsNothing(file, 'a strategy or a scenario');
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
