import type { LinkDelays } from '../bus/delays.ts';
import { errors } from '../kernel/errors.ts';
import { valueInWords } from '../protocol/key-values/key-value-problem.ts';
import { MadeAt } from '../kernel/author/made-at.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { Limits } from '../kernel/limits.ts';
import type { ServerOptions } from '../protocol/server-options.ts';
import type { Centre } from './centre.ts';
import type { DrivingLanes } from './word.ts';
import type { Plugin } from './plugin.ts';
import type { Property } from './property.ts';
import type { OfferedInteraction, ScriptLine } from './script.ts';
import type { Strategy } from './strategy.ts';
import type { Prices, Traffic } from './traffic.ts';

/** A contact centre, what happens in it, and what should hold. */
export interface Scenario {
  /** Says in reports, diagrams and JSON documents which scenario it is. */
  readonly name: string;
  /** Agents, queues, workbins and what else the configuration has. Default: an empty one. */
  readonly centre?: Centre;
  /** The strategy of every queue that does not name its own. */
  readonly strategy?: Strategy;
  /** Who is on the bench: an Interaction Server is always there, everybody else is a plugin. */
  readonly plugins: readonly Plugin[];
  /** What comes: interactions that are listed, traffic by chance, or both. */
  readonly load?: {
    /** Each at its time, in the order of the list. */
    readonly interactions?: readonly OfferedInteraction[];
    /** Streams of arrivals, made by the plugin `trafficServer`. */
    readonly traffic?: Traffic;
  };
  /** What actors do besides what they do by habit: line by line, or as a picture. */
  readonly drive?: {
    /** Lines made by `at` and `when`; each is followed once. */
    readonly script?: readonly ScriptLine[];
    /** The same as a marble picture. */
    readonly lanes?: DrivingLanes;
  };
  /** Delay of a client's link, each way, by the client's name or role: one, or `[from, to]`, from which each is drawn. Default: none. */
  readonly links?: LinkDelays;
  /** What should hold, beside the built-in properties. Default: none. */
  readonly properties?: readonly Property[];
  /** By how much an event may be late when orders are explored. Default: one second. */
  readonly raceWindow?: Milliseconds;
  /** What a simulation adds up to `cost`. Default: nothing has a price. */
  readonly prices?: Prices;
  /** The run ends here at the latest. Default: when nothing but upkeep is left. */
  readonly until?: Milliseconds;
  /** Options of the Interaction Server, by the manual's names. */
  readonly server?: Partial<ServerOptions>;
  /** Bounds that end a run which would never end. Default: those of `Limits`. */
  readonly limits?: Partial<Limits>;
}

const definitions = new MadeAt();

type KeyIn<T> = T extends readonly unknown[] ? never : keyof T;
type ValueIn<T, K> = T extends readonly unknown[] ? never : K extends keyof T ? NonNullable<T[K]> : never;
type ItemIn<T> = T extends readonly (infer Item)[] ? Item : never;
type KeyAt<T> = KeyIn<T | ItemIn<T>>;

/** What is given, with a sentence in place of what stands under a key that is not known there. */
export type KnownKeys<T, Given> = [T, KeyAt<Given>] extends [Given, KeyAt<T>]
  ? Given
  : Given extends (...given: never) => unknown
    ? Given
    : Given extends readonly unknown[]
      ? { readonly [I in keyof Given]: KnownKeys<ItemIn<T>, Given[I]> }
      : Given extends object
        ? {
            readonly [K in keyof Given]: K extends KeyIn<T>
              ? KnownKeys<ValueIn<T, K>, Given[K]>
              : `'${K & string}' is not a known key`;
          }
        : Given;

/** Gives a scenario, afresh for each run: what `defineScenario` makes. */
export type ScenarioFunction = () => Scenario;

/** A scenario, or a function that gives one, whose keys are all known; the compiler learns its type from the first alternative. */
export type GivenScenario<S extends Scenario | ScenarioFunction> = [S] extends [never]
  ? S
  : S extends () => infer Given
    ? () => KnownKeys<Scenario, Given>
    : KnownKeys<Scenario, S>;

/**
 * Describes a scenario by a function that is called afresh for each run, so that nothing leaks from one into the next. What it takes
 * must have defaults. A function with a block body says its type, `(): Scenario => { … }`: then the editor marks a wrong key on its line.
 */
export const defineScenario = <const S extends Scenario, Taken extends readonly unknown[]>(
  scenario: (...taken: Taken) => KnownKeys<Scenario, S> | Extract<S, never>,
): ((...taken: Taken) => S) => {
  if (typeof scenario === 'function') return definitions.note(scenario as (...taken: Taken) => S);
  throw errors.badArgument(
    '`defineScenario`',
    valueInWords(scenario),
    'a function that makes the scenario afresh for each run',
    'Write `defineScenario(() => ({ … }))`',
  );
};

/** Puts a function that gives a scenario in the place of another; findings name the line of the original. */
export const scenarioLike = <S extends ScenarioFunction>(scenario: S, original: object): S =>
  definitions.note(scenario, original);

/** Keeps the caller's line for a scenario that was not defined: where to look when a finding has no line of its own. */
export function playedHere<S extends Scenario | ScenarioFunction>(scenario: S): S {
  return definitions.knows(scenario) ? scenario : definitions.note(scenario);
}

/** The author's line on which a scenario was defined, or else first played. */
export const scenarioAt = (scenario: Scenario | (() => Scenario)): string | undefined => definitions.lineOf(scenario);
