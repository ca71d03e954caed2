import type { ComposedBench } from '../../bench/composed-bench.ts';
import type { Plugin } from '../../contract/plugin.ts';
import type { Scenario } from '../../contract/scenario.ts';
import { dependsByActor, dependsByFootprint } from '../steps/dependence.ts';
import { dependsInSight, type Alphabet } from '../steps/in-sight.ts';
import type { Dependence } from '../steps/step-taken.ts';
import { alphabetsOf, hasAllMessages, joined } from './alphabets.ts';

/** How far steps can be told apart where somebody watches the run. */
export interface Reduction {
  readonly by: 'footprint' | 'actor' | 'nothing';
  readonly sentence: string;
  /** What the scenario's properties look at: steps that one of them sees come in all their orders. */
  readonly alphabets: readonly Alphabet[];
}

/** Every order is played. */
export const noReduction: Reduction = {
  by: 'nothing',
  sentence: 'no reduction: every order was played',
  alphabets: [],
};

/** The relation between steps that a search goes by; none where every order is played. */
export function relationFor({ by, alphabets }: Reduction, depends?: Dependence): Dependence | undefined {
  if (by === 'nothing') return undefined;
  return depends ?? dependsInSight(by === 'actor' ? dependsByActor : dependsByFootprint, alphabets);
}

/** Finds who watches a run: what a property sees comes in all its orders; for who sees everything, reduction is given up. */
export function reductionFor(bench: ComposedBench): Reduction {
  const watched = watchedBy(bench);
  return watched === undefined ? toldApart(bench.scenario, alphabetsOf(bench)) : givenUp(watched);
}

/** What a search has to go by from now on, where a run shows that somebody looks at more than it has gone by; else nothing. */
export function weakerFor({ by, alphabets }: Reduction, bench: ComposedBench): Reduction | undefined {
  if (by === 'nothing') return undefined;
  const watched = watchedBy(bench);
  if (watched !== undefined) return givenUp(watched);
  const all = joined(alphabets, alphabetsOf(bench));
  return all === alphabets ? undefined : toldApart(bench.scenario, all);
}

/** Who may depend on the order of everything. */
function watchedBy({ scenario: { plugins }, sharedStream }: ComposedBench): string | undefined {
  const probe = plugins.find(({ observe }) => observe !== undefined);
  if (probe !== undefined)
    return `plugin '${probe.name}' listens to the whole bus, so it may depend on the order of everything`;
  const binder = plugins.find(({ modules = [] }) => modules.length > 0);
  if (binder !== undefined)
    return `plugin '${binder.name}' binds services, which may hear and remember what any actor does`;
  return sharedStream === undefined
    ? undefined
    : `two plugins draw from the stream '${sharedStream}' of chance, so what one gets depends on the other`;
}

function toldApart({ plugins, properties = [] }: Scenario, alphabets: readonly Alphabet[]): Reduction {
  const within = plugins.find((plugin) => withinServer(plugin) !== undefined);
  const told =
    within === undefined
      ? 'steps of different actors were told apart, and those of the server and of URS by what they read and wrote'
      : `steps of different actors were told apart; those of one actor were not, because plugin '${within.name}' ${withinServer(within)!}`;
  const all = alphabets.find(hasAllMessages);
  const seen =
    alphabets.length === 0
      ? ''
      : `; what properties look at came in all its orders${all === undefined ? '' : `, and '${properties[all.property]!.sentence}' looks at all messages`}`;
  return { by: within === undefined ? 'footprint' : 'actor', sentence: `${told}${seen}`, alphabets };
}

/** What a plugin does in steps of the server, whose memory it does not tell of. */
function withinServer({ disturb, substitution, handles, handlesPurely }: Plugin): string | undefined {
  if (disturb !== undefined) return 'brings faults into it';
  if (handles !== undefined && handlesPurely !== true)
    return 'handles requests of it, and may remember what it has handled';
  return substitution !== undefined && substitution.pure !== true ? 'may remember what it has substituted' : undefined;
}

const givenUp = (why: string): Reduction => ({ by: 'nothing', sentence: `no reduction: ${why}`, alphabets: [] });
