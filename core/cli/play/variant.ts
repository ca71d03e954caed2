import { scenarioLike, type Scenario } from '../../contract/scenario.ts';
import { errors } from '../../kernel/errors.ts';
import { withAgents } from '../../simulate/with-agents.ts';
import { withStaff } from '../../simulate/with-staff.ts';
import type { LoadedFile } from '../../loader/evaluate-file.ts';
import { GivenParameters } from './given-parameters.ts';
import type { Swept } from '../options/bounds.ts';

/** What is simulated: a file, with so many agents, and with other values of what its function takes. */
export interface Variant {
  readonly file: string;
  readonly agents?: number;
  readonly parameters: Readonly<Record<string, number>>;
  /** How many of its agents are at work in each half-hour. */
  readonly staff?: readonly number[];
}

/** The scenario of a variant, made afresh for each run. */
export const makerOf = (
  { exported }: Pick<LoadedFile, 'exported'>,
  { file, agents, parameters, staff }: Variant,
): (() => Scenario) => {
  const make = (): Scenario => {
    const asked = new GivenParameters({ ...parameters, ...(agents !== undefined && { agents }) });
    const made: unknown =
      typeof exported === 'function' ? (exported as (given: object) => unknown)(asked.given) : exported;
    if (typeof made !== 'object' || made === null || !('plugins' in made))
      throw errors.fileExportsNothing(file, 'a scenario');
    // The number of agents is given to the centre where the function does not take it.
    asked.refuseStrangers(file, agents === undefined ? undefined : 'agents');
    const scenario = made as Scenario;
    if (staff !== undefined) return withStaff(scenario, staff);
    return agents === undefined || asked.asks('agents') ? scenario : withAgents(scenario, agents);
  };
  return typeof exported === 'function' ? scenarioLike(make, exported) : make;
};

/** How many variants of one file there are. */
export const countOfVariants = ({ agents, set = [] }: Swept): number =>
  set.reduce((count, { values }) => count * values.length, agents?.length ?? 1);

/** Each of several numbers of agents, with each value of each parameter: the last one changes first. */
export function variantsOf(file: string, { agents, set = [] }: Swept): readonly Variant[] {
  const counts: readonly (number | undefined)[] = agents ?? [undefined];
  const grid = set.reduce<readonly Variant['parameters'][]>(
    (given, { name, values }) => given.flatMap((each) => values.map((value) => ({ ...each, [name]: value }))),
    [{}],
  );
  return counts.flatMap((count) =>
    grid.map((parameters) => ({ file, ...(count !== undefined && { agents: count }), parameters })),
  );
}

/** What a report calls a variant: what was said of it, and its file where there are several. */
export function variantName({ file, agents, parameters }: Variant, files: readonly string[]): string {
  const said = [
    ...(agents === undefined ? [] : [`${agents} agents`]),
    ...Object.entries(parameters).map(([name, value]) => `${name} ${value}`),
  ];
  return [...(files.length > 1 || said.length === 0 ? [file] : []), ...said].join(', ');
}

/**
 * Which of the simulations are held against which: of several files each against the first with the same settings; of one, each against the
 * one that differs from it in one parameter alone, by one step. Of a grid that is the last parameter, or where that has its first value, the one
 * before it.
 */
export function pairsOf(files: number, swept: Swept): readonly (readonly [before: number, after: number])[] {
  const settings = countOfVariants(swept);
  return Array.from({ length: settings * files }, (_, index) => index).flatMap(
    (index): readonly (readonly [number, number])[] => {
      if (files > 1) return index < settings ? [] : [[index % settings, index]];
      return index === 0 ? [] : [[index - stepOf(index, swept), index]];
    },
  );
}

/** How far apart two variants are that differ in the last parameter that is not at its first value. */
function stepOf(index: number, { agents, set = [] }: Swept): number {
  let step = 1;
  for (const { length } of [agents ?? [0], ...set.map(({ values }) => values)].toReversed()) {
    if (index % (step * length) !== 0) return step;
    step *= length;
  }
  return step;
}
