import type { Subscription } from 'rxjs';
import type { Bench } from '../../bench/create-bench.ts';
import type { SearchedRun } from '../search/searched-run.ts';

/** Tells a search what each step of a run broke, and what was found; the subscription ends that. */
export function watchSteps({ bus, findings }: Bench, run: SearchedRun): Subscription {
  run.findings = findings;
  return bus.broken.subscribe(({ client, server }) => {
    run.step?.breaks.add(client).add(server);
  });
}
