import type { ComposedBench } from '../../bench/composed-bench.ts';
import { isFailure } from '../../contract/finding.ts';
import type { Scenario } from '../../contract/scenario.ts';
import { traceLine } from '../../report/trace-line.ts';
import { causeOf, propertyOf } from '../cause-of.ts';
import type { Deadline } from '../deadline.ts';
import type { Failure } from '../explored.ts';
import type { ExploreOptions } from '../explore-options.ts';
import { ordinarily } from './schedulers.ts';
import { playRun } from './played-run.ts';
import { Search } from './search.ts';
import { tokenOf } from '../../replay/token.ts';

/** The run in which what is due first comes first and actors do what they ordinarily do. */
export interface OrdinaryRun {
  readonly bench: ComposedBench;
  /** What it violates: no race is to blame for that. */
  readonly failures: readonly Failure[];
  /** Whether a deadline came before its end. */
  readonly isStopped: boolean;
}

/** Plays and judges the ordinary run of a scenario, before anything races. */
export async function ordinaryRun(
  scenario: () => Scenario,
  options: ExploreOptions,
  deadline: Deadline,
): Promise<OrdinaryRun> {
  const { seed = 1, openingRaces = false, sources = '' } = options;
  const run = new Search({ window: 0, depends: undefined, openingRaces, scheduler: ordinarily, deadline }).begin();
  const { bench, ended } = await playRun(scenario, run, options);
  const { messages, notes } = { messages: bench.trace.messages.map(traceLine), notes: bench.notes };
  const token = tokenOf([], { sources, seed, window: bench.scenario.raceWindow! });
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
  return { bench, failures: [...failures.values()], isStopped: ended === 'stopped' };
}
