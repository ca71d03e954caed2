import { errors } from '../kernel/errors.ts';
import { valueInWords } from '../protocol/key-values/key-value-problem.ts';
import { playedHere, type Scenario } from './scenario.ts';

/** Gives back what an engine is to play, or throws where it is no scenario, and no function that makes one. */
export function checkedScenario<S extends Scenario | (() => Scenario)>(call: string, given: S): S {
  if ((typeof given === 'object' && given !== null) || typeof given === 'function') return playedHere(given);
  const takes = 'a scenario, or a function that makes one';
  throw errors.badArgument(call, valueInWords(given), takes, 'Give it what `defineScenario(() => ({ … }))` returns');
}

/** The same where only a function will do, as there are many runs. */
export function checkedMaker<S extends () => Scenario>(call: string, given: S): S {
  if (typeof given === 'function') return playedHere(given);
  throw errors.badArgument(
    call,
    valueInWords(given),
    'a function that makes the scenario afresh for each run',
    'Give it what `defineScenario(() => ({ … }))` returns, without calling that',
  );
}
