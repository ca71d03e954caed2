import { faults, type FaultOptions } from 'routeproof/plugins';
import type { Plugin } from '../../../contract/plugin.ts';
import { scenarioLike, type Scenario } from '../../../contract/scenario.ts';
import { assign } from '../../../kernel/assign.ts';
import { RepeatedLines } from '../../../kernel/author/repeated-lines.ts';
import type { FaultAsked, LiveAsked } from '../../../page/live-shown.ts';

/** The same scenario with other delays of links, and with faults that may happen in it. */
export function changedScenario(given: () => Scenario, { links = {}, faults: asked = [] }: LiveAsked): () => Scenario {
  if (Object.keys(links).length + asked.length === 0) return given;
  const scenario = scenarioLike(() => {
    const made = given();
    // What is no scenario is refused where it is put on the bench.
    if (typeof made !== 'object' || made === null) return made;
    return assign(made, { links: { ...made.links, ...links }, plugins: [...made.plugins, ...faultsAsked(asked)] });
  }, given);
  return RepeatedLines.like(scenario, given);
}

/** So many of them may happen in one run: each only as somebody chooses. */
const atMost = 8;

/** The plugin that brings them; the scenario may have one of its own. */
export const faultsAsked = (asked: readonly FaultAsked[]): readonly Plugin[] =>
  asked.length === 0 ? [] : [{ ...faults(optionsFor(asked)), name: 'faults that were turned on' }];

function optionsFor(asked: readonly FaultAsked[]): FaultOptions {
  const of = (kind: FaultAsked['kind']) => asked.filter((each) => each.kind === kind);
  const outages = (kind: FaultAsked['kind']) => of(kind).map(({ of: name, time }) => ({ of: name, away: time }));
  const names = (kind: FaultAsked['kind']) => of(kind).map((each) => each.of) as NonNullable<FaultOptions['twice']>;
  return {
    ...{ disconnect: outages('disconnect'), restart: outages('restart') },
    slow: Object.fromEntries(of('slow').map(({ of: name, time }) => [name, time])),
    ...{ twice: names('twice'), late: names('late'), atMost },
  };
}
