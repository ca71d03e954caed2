import type { Deadline } from '../../explore/deadline.ts';
import type { Failure } from '../../explore/explored.ts';
import { BenchError } from '../../kernel/errors.ts';
import { branchesDuring } from '../../loader/counters/branches-during.ts';
import type { CounterexampleShown, RunShown } from '../../page/page-document.ts';
import { runShown } from '../../report/run-shown.ts';
import { nearestGoodRun, type RunWithBranches } from '../../run/nearest-good-run.ts';
import { asItWas } from '../output/as-it-was.ts';
import type { Playable } from '../play/playable.ts';

/** Plays each counterexample once more, for a page: with its history, and beside the nearest run that passes. */
export async function counterexamplesShown(
  failures: readonly Failure[],
  { scenario, options, probe }: Playable,
  deadline: Deadline,
): Promise<readonly CounterexampleShown[]> {
  const shown: CounterexampleShown[] = [];
  for (const failure of failures) {
    const was = asItWas(failure);
    const { token } = failure;
    const near = token === '' || deadline.over !== undefined ? undefined : await nearest(failure);
    if (near === undefined) shown.push(was);
    else {
      const { failing, good, fork } = near;
      shown.push({ ...was, run: withBranches(failing), ...(good && { good: { run: withBranches(good), fork } }) });
    }
  }
  return shown;

  async function nearest({ token }: Failure) {
    try {
      return await nearestGoodRun(scenario, token, options.code, (play) => branchesDuring(probe, play));
    } catch (error) {
      if (error instanceof BenchError) return undefined;
      throw error;
    }
  }
}

const withBranches = ({ played, branches }: RunWithBranches): RunShown => ({ ...runShown(played), branches });
