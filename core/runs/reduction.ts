import type { Bench } from '../bench/create-bench.ts';
import { dependsByFootprint } from './dependence.ts';
import type { ExploreOptions } from './explore-options.ts';
import type { Dependence } from './step-taken.ts';

/** How far steps can be told apart where somebody watches the run. */
export interface Reduction {
  readonly by: 'actor' | 'nothing';
  readonly sentence: string;
}

/** Every order is played. */
export const noReduction: Reduction = { by: 'nothing', sentence: 'no reduction: every order was played' };

/** The relation between steps that a search goes by; none where every order is played. */
export function relationFor({ by }: Reduction, { depends }: Pick<ExploreOptions, 'depends'>): Dependence | undefined {
  if (by === 'nothing') return undefined;
  return depends ?? dependsByFootprint;
}

/** Finds who watches a run: what a property or a probe sees, it depends on, and that reduction is given up. */
export function reductionFor({ scenario, judged }: Bench): Reduction {
  const probe = scenario.plugins.find(({ observe }) => observe !== undefined);
  if (probe !== undefined)
    return givenUp(`plugin '${probe.name}' listens to the whole bus, so it may depend on the order of everything`);
  const [reader] = judged.readers;
  if (reader !== undefined)
    return givenUp(`property '${reader.sentence}' looks at the trace, so it may depend on the order of everything`);
  return { by: 'actor', sentence: 'steps of different actors were told apart' };
}

const givenUp = (why: string): Reduction => ({ by: 'nothing', sentence: `no reduction: ${why}` });
