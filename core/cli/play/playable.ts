import type { BenchOptions } from '../../bench/create-bench.ts';
import { misfitIn } from '../../bench/checks/misfit-in.ts';
import { Findings } from '../../bench/findings/findings.ts';
import type { Centre } from '../../contract/centre.ts';
import { scenarioAt, scenarioLike, type Scenario } from '../../contract/scenario.ts';
import { definedAt, type Strategy } from '../../contract/strategy.ts';
import { errors } from '../../kernel/errors.ts';
import { onBench } from '../../kernel/guard/bench-context.ts';
import { installGuard } from '../../kernel/guard/guard.ts';
import { quietly } from '../../loader/author-console.ts';
import type { CodeProbe } from '../../loader/counters/code-probe.ts';
import { type LoadedFile, sourcesHash } from '../../loader/evaluate-file.ts';
import { valueInWords } from '../../protocol/key-values/key-value-problem.ts';
import { GivenParameters } from './given-parameters.ts';
import { centreFor, readyMadeScenario } from '../ready-made/centre-for.ts';

/** What an author's file gives to play. */
export interface Playable {
  readonly scenario: () => Scenario;
  /** How it is to be put on the bench. */
  readonly options: BenchOptions;
  /** Of a strategy that comes without a scenario: the centre that was made for it. */
  readonly centre?: Centre;
  /** Counts what the code does that is played. */
  readonly probe: CodeProbe;
  /** Of the code and of the tables that it was made with. */
  readonly hash: string;
}

/**
 * The scenario in a file's default export: one of its own, or a ready-made one for the strategy that was exported. `parameters` are
 * other values of what the exported function takes.
 */
export const playable = async (
  loaded: LoadedFile,
  file: string,
  given: BenchOptions = {},
  parameters: Readonly<Record<string, number>> = {},
): Promise<Playable> => {
  installGuard();
  const { exported } = loaded;
  if (isClass(exported)) throw errors.fileExportsOther(file, 'a class', 'a strategy or a scenario');
  const make = makerIn(loaded, file, parameters);
  const made = onBench(new Findings(), make);
  if (isScenario(made) || isDefinedAsScenario(exported, made)) {
    // Called once for each run and never beside: what it keeps from run to run is to be found out, not added to.
    let first: Scenario | undefined = made;
    const scenario = (): Scenario => {
      const next = first ?? (make() as Scenario);
      first = undefined;
      return next;
    };
    return { scenario: likeExported(scenario, loaded), ...watched(loaded, given) };
  }
  const strategyOf = (one: unknown): Strategy => {
    if (isStrategy(one)) return one;
    throw errors.fileExportsOther(file, exportedInWords(exported, one), 'a strategy or a scenario');
  };
  checkAlone(strategyOf(made));
  const centre = await centreFor(() => strategyOf(make()), watched(loaded, given).options);
  // Nothing that the strategy kept while its names were found out is to be there when it is played.
  const fresh = await quietly(loaded.again);
  const makeFresh = makerIn(fresh, file, parameters);
  return { scenario: () => readyMadeScenario(strategyOf(makeFresh()), centre), centre, ...watched(fresh, given) };
};

const makerIn = (
  { exported }: LoadedFile,
  file: string,
  parameters: Readonly<Record<string, number>>,
): (() => unknown) => {
  if (Object.keys(parameters).length === 0)
    return typeof exported === 'function' ? (exported as () => unknown) : () => exported;
  return () => {
    const asked = new GivenParameters(parameters);
    const made = typeof exported === 'function' ? (exported as (given: object) => unknown)(asked.given) : exported;
    asked.refuseStrangers(file);
    return made;
  };
};

/** Findings without a line of their own name the one on which the scenario was defined. */
const likeExported = (scenario: () => Scenario, { exported }: LoadedFile): (() => Scenario) =>
  typeof exported === 'function' ? scenarioLike(scenario, exported) : scenario;

const watched = (loaded: LoadedFile, given: BenchOptions): Omit<Playable, 'scenario'> => ({
  options: { ...given, code: loaded.code },
  probe: loaded.probe,
  hash: sourcesHash(loaded),
});

/** Also one in which something is wrong, which is told when it is put on the bench. */
const isScenario = (made: unknown): made is Scenario =>
  isObject(made) && ['plugins', 'centre', 'load', 'drive'].some((key) => key in made);

/** What `defineScenario` was given a function for is a scenario, however little of one it is. */
const isDefinedAsScenario = (exported: unknown, made: unknown): made is Scenario =>
  typeof exported === 'function' &&
  scenarioAt(exported as () => Scenario) !== undefined &&
  isObject(made) &&
  !isStrategy(made);

/** A strategy without a scenario has nobody else who looks at it before a centre is made for it. */
function checkAlone(strategy: Strategy): void {
  const [where, problem, meant] = misfitIn({ name: 'ready-made', plugins: [], strategy }) ?? [];
  if (where === undefined || problem === undefined) return;
  const named = [typeof strategy.name === 'string' ? `'${strategy.name}'` : 'without a name'];
  const line = definedAt(strategy);
  if (line !== undefined) named.push(`(${line})`);
  throw errors.badStrategy(named.join(' '), where.replace('strategy.', ''), problem, meant);
}

const isStrategy = (made: unknown): made is Strategy =>
  isObject(made) && (typeof made['route'] === 'function' || definedAt(made as unknown as Strategy) !== undefined);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Calling one throws, and what it would make is nothing that is played. */
export const isClass = (exported: unknown): boolean =>
  typeof exported === 'function' && /^class\b/.test(Function.prototype.toString.call(exported));

/** What stands where something else was to stand in a default export: `a function that gives a promise`. */
export const exportedInWords = (exported: unknown, made: unknown): string =>
  typeof exported === 'function' ? `a function that gives ${givenInWords(made)}` : givenInWords(made);

const givenInWords = (made: unknown): string => {
  if (made === undefined) return 'nothing';
  return made instanceof Promise ? 'a promise' : valueInWords(made);
};
