import type { Scenario } from '../contract/scenario.ts';
import { traceLine } from '../report/trace-line.ts';
import type { AfterSearch } from './after-search.ts';
import type { Explored, Failure } from './explored.ts';
import type { ExploreOptions } from './explore-options.ts';
import { raceInWords } from './explain/race-in-words.ts';
import { shrink } from './shrink/shrink.ts';
import { readToken, tokenOf } from '../replay/token.ts';
import { codesOf } from '../replay/without.ts';

/** What a search found out, each failing run made as small as it gets, with its race in words. Told one by one, where asked. */
export async function withCounterexamples(
  scenario: () => Scenario,
  explored: Explored,
  options: ExploreOptions,
  rest: AfterSearch,
  onSmaller?: (soFar: Explored) => void,
): Promise<Explored> {
  const failures: Failure[] = [...explored.failures];
  const races = failures.filter(isRace);
  const share = { ...rest, steps: rest.steps / Math.max(1, races.length) };
  for (const failure of races) {
    failures[failures.indexOf(failure)] = await counterexample(scenario, failure, explored, options, share);
    onSmaller?.({ ...explored, failures: [...failures] });
  }
  return { ...explored, failures };
}

/**
 * What fails in the ordinary run is shown as that run; what failed in no run, or cannot be repeated, has none to be made smaller.
 * What goes round for ever is told of the first round that does.
 */
const isRace = ({ token, isOrdinary, property }: Failure): boolean =>
  token !== '' && isOrdinary !== true && property !== 'non-determinism' && readToken(token).round === undefined;

async function counterexample(
  scenario: () => Scenario,
  found: Failure,
  { window }: Explored,
  options: ExploreOptions,
  rest: AfterSearch,
): Promise<Failure> {
  const { answers } = readToken(found.token);
  const isAsked = options.shrink !== 0;
  const shrunk = await shrink(scenario, { answers, finding: found.finding }, options, rest);
  if (shrunk === undefined) return isAsked ? { ...found, shrunk: { runs: 0, isMinimal: false } } : found;
  const { failing, calm, leftOut, ordinary, runs, isMinimal } = shrunk;
  const { run, bench, finding, steps } = failing;
  const { seed = 1, sources = '' } = options;
  return {
    property: found.property,
    finding,
    token: tokenOf(run.answers, { sources, seed, window }, { leftOut: codesOf(leftOut) }),
    steps,
    race: raceInWords(calm, ordinary),
    leftOut,
    ...(isAsked && { shrunk: { runs, isMinimal } }),
    messages: bench.trace.messages.map(traceLine),
    notes: bench.notes,
  };
}
