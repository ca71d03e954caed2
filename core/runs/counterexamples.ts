import type { Scenario } from '../contract/scenario.ts';
import { traceLine } from '../report/trace-line.ts';
import type { Explored, Failure } from './explored.ts';
import type { ExploreOptions } from './explore-options.ts';
import { raceInWords } from './race-in-words.ts';
import { shrink } from './shrink.ts';
import { readToken, tokenOf } from './token.ts';
import { codesOf } from './without.ts';

/** What a search found out, each failing run made as small as it gets, with its race in words. */
export async function withCounterexamples(
  scenario: () => Scenario,
  explored: Explored,
  options: ExploreOptions,
): Promise<Explored> {
  const failures: Failure[] = [];
  for (const failure of explored.failures)
    failures.push(failure.token === '' ? failure : await counterexample(scenario, failure, explored, options));
  return { ...explored, failures };
}

async function counterexample(
  scenario: () => Scenario,
  found: Failure,
  { window }: Explored,
  options: ExploreOptions,
): Promise<Failure> {
  const { answers } = readToken(found.token);
  const shrunk = await shrink(scenario, { answers, finding: found.finding }, options);
  if (shrunk === undefined) return found;
  const { failing, calm, leftOut, ordinary, runs, isMinimal } = shrunk;
  const { run, bench, finding, steps } = failing;
  const { seed = 1, sources = '' } = options;
  return {
    property: found.property,
    finding,
    token: tokenOf(run.answers, { sources, seed, window }, codesOf(leftOut)),
    steps,
    race: raceInWords(calm, ordinary),
    leftOut,
    ...(options.shrink !== 0 && { shrunk: { runs, isMinimal } }),
    messages: bench.trace.messages.map(traceLine),
    notes: bench.notes,
  };
}
