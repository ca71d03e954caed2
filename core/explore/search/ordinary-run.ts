import type { ComposedBench } from '../../bench/composed-bench.ts';
import { isFailure } from '../../contract/finding.ts';
import type { Scenario } from '../../contract/scenario.ts';
import { traceLine } from '../../report/trace-line.ts';
import { causeOf, propertyOf } from '../cause-of.ts';
import type { Deadline } from '../deadline.ts';
import type { Failure } from '../explored.ts';
import type { ExploreOptions } from '../explore-options.ts';
import { ordinarily } from './schedulers.ts';
import type { Round } from '../../bench/rounds/rounds.ts';
import { Lassos } from './lasso/lassos.ts';
import type { RoundsFound } from './lasso/rounds-found.ts';
import { playRun, type PlayedRun } from './played-run.ts';
import type { SearchedRun } from './searched-run.ts';
import { Search } from './search.ts';
import { tokenOf } from '../../replay/token.ts';

/** The run in which what is due first comes first and actors do what they ordinarily do. */
export interface OrdinaryRun {
  readonly bench: ComposedBench;
  /** What it violates: no race is to blame for that. */
  readonly failures: readonly Failure[];
  /** Whether a deadline came before its end. */
  readonly isStopped: boolean;
  /** Rounds that it came to. */
  readonly rounds: RoundsFound;
}

/** Plays and judges the ordinary run of a scenario, before anything races. */
export async function ordinaryRun(
  scenario: () => Scenario,
  options: ExploreOptions,
  deadline: Deadline,
): Promise<OrdinaryRun> {
  const { seed = 1, openingRaces = false, sources = '' } = options;
  const begin = () =>
    new Search({ window: 0, depends: undefined, openingRaces, scheduler: ordinarily, deadline }).begin();
  const lassos = new Lassos(scenario, options, deadline);
  const { run, bench, ended, round } = await playedToEnd(scenario, begin, lassos, options);
  const { messages, notes } = { messages: bench.trace.messages.map(traceLine), notes: bench.notes };
  const token = tokenOf([], { sources, seed, window: bench.scenario.raceWindow! }, { round });
  const failures = new Map<string, Failure>();
  bench.findings.forEach((finding, index) => {
    const property = propertyOf(finding, bench.scenario);
    const cause = causeOf({ property, finding });
    if (!isFailure(finding) || failures.has(cause)) return;
    failures.set(cause, {
      ...{ property, finding, token, steps: run.foundAt[index] ?? run.steps.length },
      ...{ isOrdinary: true, race: [], leftOut: [], messages, notes },
    });
  });
  return { bench, failures: [...failures.values()], isStopped: ended === 'stopped', rounds: lassos.found };
}

/** The run, or, where it goes round for ever, as much of it as shows that. */
async function playedToEnd(
  scenario: () => Scenario,
  begin: () => SearchedRun,
  lassos: Lassos,
  options: ExploreOptions,
): Promise<Omit<PlayedRun, 'round'> & { readonly run: SearchedRun; readonly round?: Round }> {
  for (;;) {
    const run = begin();
    run.follower = lassos.watching(run);
    const { round, ...played } = await playRun(scenario, run, options);
    if (round === undefined) return { run, ...played };
    const lasso = await lassos.told(round);
    if (lasso !== undefined) return { ...lasso, ended: 'gone round' };
  }
}
