import { ComposedBench } from '../../bench/composed-bench.ts';
import type { Bench } from '../../bench/create-bench.ts';
import type { Plugin } from '../../contract/plugin.ts';
import { dependsBesideServer, dependsByFootprint } from '../steps/dependence.ts';
import type { Dependence } from '../steps/step-taken.ts';

/** How far steps can be told apart where somebody watches the run. */
export interface Reduction {
  readonly by: 'footprint' | 'actor' | 'nothing';
  readonly sentence: string;
}

/** Every order is played. */
export const noReduction: Reduction = { by: 'nothing', sentence: 'no reduction: every order was played' };

/** The relation between steps that a search goes by; none where every order is played. */
export function relationFor({ by }: Reduction, depends?: Dependence): Dependence | undefined {
  if (by === 'nothing') return undefined;
  return depends ?? (by === 'actor' ? dependsBesideServer : dependsByFootprint);
}

/** Finds who watches a run: what a property or a probe sees, it depends on, and that reduction is given up. */
export function reductionFor(bench: Bench): Reduction {
  const { scenario, judged } = bench;
  const sharedStream = bench instanceof ComposedBench ? bench.sharedStream : undefined;
  const probe = scenario.plugins.find(({ observe }) => observe !== undefined);
  if (probe !== undefined)
    return givenUp(`plugin '${probe.name}' listens to the whole bus, so it may depend on the order of everything`);
  const [reader] = judged.readers;
  if (reader !== undefined)
    return givenUp(`property '${reader.sentence}' looks at the trace, so it may depend on the order of everything`);
  const binder = scenario.plugins.find(({ modules = [] }) => modules.length > 0);
  if (binder !== undefined)
    return givenUp(`plugin '${binder.name}' binds services, which may hear and remember what any actor does`);
  if (sharedStream !== undefined)
    return givenUp(
      `two plugins draw from the stream '${sharedStream}' of chance, so what one gets depends on the other`,
    );
  const watcher = scenario.properties?.find(({ kind }) => kind !== 'eventually');
  if (watcher !== undefined) return byActor(`property '${watcher.sentence}' looks at the store`);
  for (const plugin of scenario.plugins) {
    const what = withinServer(plugin);
    if (what !== undefined) return byActor(`plugin '${plugin.name}' ${what}`);
  }
  return {
    by: 'footprint',
    sentence: 'steps of different actors were told apart, and those of the server by what they read and wrote',
  };
}

/** What a plugin does in steps of the server, whose memory it does not tell of. */
function withinServer({ disturb, substitution, handles, handlesPurely }: Plugin): string | undefined {
  if (disturb !== undefined) return 'brings faults into it';
  if (handles !== undefined && handlesPurely !== true)
    return 'handles requests of it, and may remember what it has handled';
  return substitution !== undefined && substitution.pure !== true ? 'may remember what it has substituted' : undefined;
}

const byActor = (why: string): Reduction => ({
  by: 'actor',
  sentence: `steps of different actors were told apart; those of the server were not, because ${why}`,
});

const givenUp = (why: string): Reduction => ({ by: 'nothing', sentence: `no reduction: ${why}` });
